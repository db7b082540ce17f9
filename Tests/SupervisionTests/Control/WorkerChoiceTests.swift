import Control
import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct WorkerChoiceTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "workerChoice") }

    private func run(_ name: String) throws -> CatalogedRun {
        let worker = try WorkerID(name)
        fixture.clock.advance(by: .seconds(1))
        let prepared = try fixture.prepare { $0.worker = worker }
        return try RunCatalog.read(prepared.paths, on: fixture.disk)
    }

    @Test func theLastRunOfTheWorkerIsMeant() throws {
        let runs = [try run("w-1"), try run("w-1"), try run("w-12")]
        let worker = try WorkerID("w-1")
        let chosen = try WorkerChoice.newest(of: runs, worker)
        #expect(chosen == runs[1])
        #expect(try WorkerChoice.newest(of: Array(runs.reversed()), worker) == runs[1])
        #expect(WorkerChoice.name(of: chosen) == "w-1")
    }

    @Test func theBeginningOfSeveralIsNone() throws {
        let runs = try (1...7).map { try run("w-\($0)") }
        let beginning = try WorkerID("w")
        let fault = #expect(throws: DirectiveFault.self) { _ = try WorkerChoice.newest(of: runs, beginning) }
        #expect(fault?.code == .ambiguous)
        #expect(fault?.hint == "one of: w-1, w-2, w-3, w-4, w-5, and 2 more")
        let none = #expect(throws: DirectiveFault.self) { _ = try WorkerChoice.newest(of: [], beginning) }
        #expect(none?.code == .noTarget)
    }
}
