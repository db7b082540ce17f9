import Domain
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct VerificationTargetsTests {
    private let fixture: RunFixture
    private let first: RunPaths
    private let second: RunPaths
    private let disk = SystemDisk()

    init() throws {
        fixture = try RunFixture(for: "VerificationTargetsTests")
        first = try fixture.prepare().paths
        let task = try TaskID("gh-451")
        second = try fixture.prepare { $0.task = task }.paths
    }

    private func directories(below path: String) throws -> [String]? {
        try VerificationTargets.directories(below: path, on: disk)
    }

    private func session() throws -> SessionPaths {
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-a1b2c3"),
            kind: .daemon,
            startedAt: fixture.clock.now().wall,
            pid: 1
        )
        return try SessionWriter.begin(metadata, in: fixture.home, disk: disk, clock: fixture.clock).paths
    }

    @Test func whatWasSetAsideDoesNotMakeAHomeDamaged() throws {
        try Quarantine(home: fixture.home, disk: disk, clock: fixture.clock).take(second.directory)
        #expect(try directories(below: fixture.scratch.path) == [first.directory])
    }

    @Test func aLinkToAFileIsNoRun() throws {
        let session = try session()
        try disk.createFile("\(session.directory)/daemon.log", with: [])
        try disk.link(
            "\(fixture.home.root)/daemon.log",
            to: "sessions/\(FilePath.name(of: session.directory))/daemon.log"
        )
        let found = try directories(below: fixture.home.root)
        #expect(found.map(Set.init) == [first.directory, second.directory, session.directory])
    }

    @Test func importsAreNoRuns() throws {
        try disk.makeFolders("\(fixture.home.imports)/import-claude-1")
        try disk.createFile("\(fixture.home.imports)/import-claude-1/meta.json", with: Array("{}".utf8))
        #expect(try directories(below: fixture.scratch.path) == [first.directory, second.directory])
    }

    @Test func theLinksOfWorkersAreNoRuns() throws {
        try disk.makeFolders("\(fixture.home.workers)/w-1")
        try disk.link("\(fixture.home.workers)/w-1/output.log", to: first.log(of: .stdout))
        try disk.link("\(fixture.home.workers)/w-2", to: fixture.scratch.path("gone"))
        #expect(try directories(below: fixture.home.root) == [first.directory, second.directory])
    }

    @Test func aLinkThatLeadsNowhereIsTold() throws {
        let link = "\(first.taskDirectory)/run-gone"
        try disk.link(link, to: fixture.scratch.path("gone"))
        #expect(try directories(below: fixture.scratch.path)?.contains(link) == true)
        let verification = try VerificationTargets.check(link, disk: disk, clock: fixture.clock)
        #expect(verification.word == "missing")
    }

    @Test func aHomeIsAllItsRunsAndSessions() throws {
        let session = try session()
        #expect(
            try directories(below: fixture.home.root) == [first.directory, second.directory, session.directory]
        )
        #expect(try directories(below: fixture.home.root + "//")?.count == 3)
    }

    @Test func aFolderOfRunsATaskAndARunAreWhatLiesInThem() throws {
        #expect(try directories(below: fixture.home.runs) == [first.directory, second.directory])
        #expect(try directories(below: second.taskDirectory) == [second.directory])
        #expect(try directories(below: first.directory) == [first.directory])
        let session = try session()
        #expect(try directories(below: session.directory) == [session.directory])
        #expect(try directories(below: fixture.home.sessions) == [session.directory])
    }

    @Test func aRunThatLiesElsewhereIsFoundThroughItsLink() throws {
        let moved = try fixture.prepare { $0.runtime.runsRootDir = fixture.scratch.path("elsewhere/x/y") }
        let link = fixture.home.run(moved.request.run, of: moved.request.task)
        #expect(try directories(below: fixture.home.runs)?.contains(link.directory) == true)
        #expect(try directories(below: link.directory) == [link.directory])
        let verification = try VerificationTargets.check(link.directory, disk: disk, clock: fixture.clock)
        #expect(verification.word == "whole")
    }

    @Test func whatIsStillBeingMadeIsPassedOver() throws {
        try disk.makeFolders(first.preparing)
        try fixture.put([], at: "\(first.preparing)/worker.log")
        #expect(try directories(below: fixture.home.runs) == [first.directory, second.directory])
    }

    @Test func whereThereIsNothingThereIsNoAnswer() throws {
        #expect(try directories(below: fixture.scratch.path("missing")) == nil)
        #expect(try directories(below: "\(first.workerLog)/below") == nil)
    }

    @Test func aFileAndAnEmptyFolderHoldNoRun() throws {
        #expect(try directories(below: first.workerLog) == [])
        try disk.makeFolders(fixture.scratch.path("empty"))
        #expect(try directories(below: fixture.scratch.path("empty")) == [])
    }

    @Test func filesBesideTheRunsArePassedOver() throws {
        try fixture.put([1], at: "\(fixture.home.runs)/notes")
        try fixture.put([1], at: "\(first.taskDirectory)/notes")
        try disk.link("\(first.taskDirectory)/loop", to: first.taskDirectory)
        #expect(try directories(below: fixture.home.runs) == [first.directory, second.directory])
    }

    @Test func whatIsLeftOfARunIsStillARun() throws {
        for name in ["meta.json", "state.json", "worker.log", "stdout.log"] {
            try disk.remove("\(first.directory)/\(name)")
            #expect(try VerificationTargets.kind(of: first.directory, on: disk) == .run)
        }
        try disk.remove(first.streamIndex)
        #expect(try VerificationTargets.kind(of: first.directory, on: disk) == .unknown)
    }

    @Test func whatIsNeitherRunNorSessionIsRefused() throws {
        let error = #expect(throws: JournalError.self) {
            _ = try VerificationTargets.check(fixture.home.runs, disk: disk, clock: fixture.clock)
        }
        #expect(error == .unfit(path: fixture.home.runs, wanted: "a run or session directory"))
        #expect(error?.hint != nil)
    }
}
