import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunPreparationTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "RunPreparationTests") }

    @Test func theDirectoryHasExactlyTheFilesOfTheLayout() throws {
        let run = try fixture.prepare { $0.prompt = "Fix it." }
        #expect(run.paths.directory == "\(fixture.scratch.path)/runs/gh-450/\(run.request.run)")
        #expect(
            try fixture.disk.list(run.paths.directory) == [
                "artifacts", "checkpoints", "meta.json", "prompt.txt", "state.json", "stderr.log", "stdout.log",
                "stream.idx",
                "worker.log",
            ]
        )
        #expect(try fixture.text(run.paths.prompt) == "Fix it.")
        #expect(try fixture.verify(run.paths).word == "whole")
    }

    @Test func nothingInItCanBeReadByOthers() throws {
        let run = try fixture.prepare { $0.prompt = "Fix it." }
        for name in try fixture.disk.list(run.paths.directory) {
            let status = try #require(try fixture.disk.status(of: "\(run.paths.directory)/\(name)"))
            #expect(status.mode == (status.kind == .folder ? 0o700 : 0o600), "\(name)")
        }
    }

    @Test func theMetadataHoldsTheFieldsInTheOrderOfTheContract() throws {
        let run = try fixture.prepare {
            $0.promptSummary = "Fix the build"
            $0.command = "make"
        }
        let object = try #require(try JSONReader.read(try fixture.bytes(run.paths.metadata)).objectValue)
        #expect(
            object.keys.prefix(13) == [
                "layoutVersion", "taskId", "stepId", "stepName", "runId", "workerKind", "attempt", "repoRoot",
                "worktreePath", "createdAt", "checkpointMode", "promptSummary", "command",
            ]
        )
        #expect(object["layoutVersion"] == "local-run-v1")
    }

    @Test func theFirstStateIsThatOfTheContract() throws {
        let run = try fixture.prepare()
        let state = try RunState(parsing: try fixture.bytes(run.paths.state))
        #expect(state.status == .known(.prepared))
        #expect(state.updatedAt == state.startedAt)
        #expect(state.checkpointSeq == 0)
        #expect(state.lastEventSeq == 1)
        #expect(state.summary == "Prepared local run layout for work.")
    }

    @Test func theFirstEventIsThatOfTheContract() throws {
        let run = try fixture.prepare()
        let event = try #require(try fixture.events(run.paths).first)
        #expect(event.id.text == "\(run.request.run):event:0001")
        #expect(event.message == "Prepared local run layout for work.")
        #expect(
            event.data.keys == [
                "stepName", "stepKind", "workerKind", "attempt", "timeoutSec", "runDir", "worktreePath",
            ]
        )
        #expect(event.data["runDir"]?.stringValue == run.paths.directory)
    }

    @Test func linesHaveTheirKeysInTheOrderOfTheContract() throws {
        let run = try fixture.prepare()
        let line = try fixture.text(run.paths.workerLog).split(separator: "\n")[0]
        let object = try #require(try JSONReader.read(String(line)).objectValue)
        #expect(
            object.keys == [
                "seq", "eventId", "taskId", "stepId", "runId", "type", "level", "createdAt", "message", "data", "sum",
            ]
        )
    }

    @Test func aReservedCheckpointIsSaidInTheWordsOfTheContract() throws {
        let run = try fixture.prepare {
            $0.checkpoint = CheckpointRequest(mode: .reserved, resumeFromSeq: 4, summaryHint: "after tests")
        }
        let events = try fixture.events(run.paths)
        #expect(events.map(\.typeText) == ["run_prepared", "checkpoint_slot_reserved"])
        #expect(events[1].message == "Reserved checkpoint sequence 5 for future T-006 integration.")
        #expect(events[1].data.keys == ["checkpointsDir", "nextCheckpointSeq", "deferredFeatures"])
        #expect(events[1].data["deferredFeatures"] == ["git_diff"])
        #expect(run.state.checkpointSeq == 4)
        let reserved = "Checkpoint paths and sequence numbers are reserved for T-006."
        #expect(run.checkpoint.note == reserved + " T-005 does not emit checkpoint content.")
    }

    @Test func aCreationTimeThatIsGivenIsKept() throws {
        let given = try WallTime(iso: "2025-11-03T06:14:45.120Z")
        let run = try fixture.prepare { $0.createdAt = given }
        #expect(try fixture.events(run.paths)[0].createdAt == given)
        #expect(try RunMetadata(parsing: try fixture.bytes(run.paths.metadata)).createdAt == given)
    }

    @Test(arguments: [
        ("runs", "/repo/runs"), ("out/runs///", "/repo/out/runs"), ("/", "/"), ("/srv/runs/", "/srv/runs"),
    ])
    func aRunsRootIsRelativeToTheRepository(_ given: String, _ expected: String) throws {
        let request = try fixture.request { $0.runtime.runsRootDir = given }
        let directory = fixture.preparation.paths(of: request).directory
        #expect(directory == (expected == "/" ? "" : expected) + "/gh-450/\(request.run)")
    }

    @Test func aRunThatLiesElsewhereIsFoundFromTheHome() throws {
        let elsewhere = fixture.scratch.path("elsewhere")
        let run = try fixture.prepare { $0.runtime.runsRootDir = elsewhere }
        #expect(run.paths.directory == "\(elsewhere)/gh-450/\(run.request.run)")
        let usual = fixture.home.run(run.request.run, of: run.request.task)
        #expect(try fixture.disk.readLink(usual.directory) == run.paths.directory)
        #expect(try fixture.verify(usual).word == "whole")
    }

    @Test func aRunIsPreparedOnce() throws {
        let run = try fixture.prepare()
        let error = #expect(throws: JournalError.self) { try fixture.preparation.prepare(run.request) }
        #expect(error == .alreadyPrepared(run.paths.directory))
        #expect(error?.hint != nil)
    }

    @Test func whatAKilledPreparationLeftIsSetAsideByTheNextOfThatRun() throws {
        let request = try fixture.request()
        let paths = fixture.preparation.paths(of: request)
        try SystemDisk().makeFolders(paths.preparing)
        try SystemDisk().createFile("\(paths.preparing)/meta.json", with: [1])
        let run = try fixture.preparation.prepare(request)
        #expect(try fixture.verify(run.paths).word == "whole")
        #expect(try SystemDisk().list(fixture.home.quarantine).count == 1)
    }

    @Test func aPreparationThatFailsAnywhereLeavesNoRunOrAWholeOne() throws {
        for errno in [Errno.noSpace, .inputOutput, .readOnlyFileSystem] {
            try FaultyDisk.sweep(.fail(errno)) { disk in
                let fixture = try RunFixture(for: "PreparationFaults", disk: disk)
                let request = try fixture.request()
                let paths = fixture.preparation.paths(of: request)
                let made = Deliberate.ignore(because: "the sweep makes it fail") {
                    try fixture.preparation.prepare(request)
                }
                guard try SystemDisk().exists(paths.directory) else { return #expect(made == nil) }
                #expect(try fixture.verify(paths).word == "whole")
            }
        }
    }
}
