import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunLookupTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "RunLookupTests") }

    private func prepare(_ run: String, of task: String) throws -> RunPaths {
        let run = try RunID(run)
        let task = try TaskID(task)
        return try fixture.prepare {
            $0.run = run
            $0.task = task
        }.paths
    }

    private func found(_ prefix: String) throws -> [String] {
        try RunLookup.runs(beginningWith: prefix, in: fixture.home, on: fixture.disk).map(\.directory)
    }

    @Test func runsAreFoundByTheBeginningOfTheirIdsOldestFirstAcrossTasks() throws {
        let late = try prepare("run-20261121-010204-000000-bbbbbb", of: "a")
        let early = try prepare("run-20261121-010203-000000-cccccc", of: "z")
        let other = try prepare("run-20251121-010203-000000-cccccc", of: "m")
        #expect(try found("run-2026") == [early.directory, late.directory])
        #expect(try found("run-20261121-010203") == [early.directory])
        #expect(try found("") == [other.directory, early.directory, late.directory])
        #expect(try found("run-2027").isEmpty)
    }

    @Test func theRunsOfATaskAreFoundWhereTheyReallyAre() throws {
        let late = try prepare("run-20261121-010204-000000-bbbbbb", of: "a")
        let early = try prepare("run-20261121-010203-000000-cccccc", of: "a")
        _ = try prepare("run-20261121-010203-000000-dddddd", of: "b")
        let moved = fixture.scratch.path("moved")
        try fixture.disk.rename(late.directory, to: moved)
        try fixture.disk.link(late.directory, to: moved)
        let task = try TaskID("a")
        let runs = try RunLookup.runs(of: task, in: fixture.home, on: fixture.disk)
        #expect(runs.map(\.directory) == [early.directory, moved])
        let none = try TaskID("c")
        #expect(try RunLookup.runs(of: none, in: fixture.home, on: fixture.disk).isEmpty)
        #expect(try RunLookup.tasks(in: fixture.home, on: fixture.disk) == ["a", "b"])
    }

    @Test func anIdThatIsGivenWholeStandsForItselfAlone() throws {
        let short = try prepare("run-1", of: "z")
        let long = try prepare("run-12", of: "a")
        #expect(try found("run-1") == [short.directory])
        #expect(try found("run-12") == [long.directory])
        #expect(try found("run-") == [short.directory, long.directory])
    }

    @Test func whatIsBeingMadeAndWhatIsNoFolderIsPassedOver() throws {
        let run = try prepare("run-1", of: "a")
        try fixture.disk.makeFolders(run.preparing)
        try fixture.put([], at: "\(fixture.home.runs)/run-file")
        #expect(try found("") == [run.directory])
        #expect(try found(".run-1").isEmpty)
    }

    @Test func aRunThatLiesElsewhereIsFoundInTheHome() throws {
        let moved = try fixture.prepare { $0.runtime.runsRootDir = fixture.scratch.path("elsewhere") }
        let usual = fixture.home.run(moved.request.run, of: moved.request.task)
        #expect(try found(moved.request.run.text) == [usual.directory])
    }

    @Test func aHomeWithoutRunsHasNone() throws { #expect(try found("run-").isEmpty) }

    @Test func aDiskThatFailsIsNotAnEmptyHome() throws {
        _ = try prepare("run-1", of: "a")
        let disk = FaultyDisk(SystemDisk(), [1: .fail(.inputOutput)], counting: [.list])
        #expect(throws: JournalError.self) {
            _ = try RunLookup.runs(beginningWith: "run-", in: fixture.home, on: disk)
        }
    }
}
