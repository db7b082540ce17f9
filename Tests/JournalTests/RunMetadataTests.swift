import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunMetadataTests {
    private let full: RunMetadata

    init() throws {
        let fixture = try RunFixture(for: "RunMetadataTests")
        let worker = try WorkerID("worker-1795222923456789000-2")
        let request = try fixture.request {
            $0.attempt = 3
            $0.promptSummary = "Fix the ☃"
            $0.command = "claude -p"
            $0.worker = worker
            $0.agentVersion = "2.1.295"
            $0.model = "m"
            $0.checkpoint = CheckpointRequest(mode: .enabled, resumeFromSeq: 2, summaryHint: "after the tests")
            $0.runtime = StepRuntime(
                repoRoot: "/repo//",
                worktreePath: "/repo/tree",
                environment: ["TOKEN": "secret-value"]
            )
        }
        full = RunMetadata(request, createdAt: fixture.clock.now().wall, roostVersion: "0.1.0")
    }

    private func read(_ key: String, _ value: JSONValue?) throws -> RunMetadata {
        var object = full.json
        object[key] = value
        return try RunMetadata(parsing: JSONWriter.bytes(.object(object)), file: "f")
    }

    @Test func theKeysStandInTheOrderOfTheFormat() throws {
        #expect(
            full.json.keys == [
                "layoutVersion", "taskId", "stepId", "stepName", "runId", "workerKind", "attempt", "repoRoot",
                "worktreePath", "createdAt", "checkpointMode", "promptSummary", "command", "stepKind", "workerId",
                "agentVersion", "model", "timeoutSec", "resumeFromSeq", "summaryHint", "roostVersion",
            ]
        )
    }

    @Test func whatIsWrittenReadsBackAsItWas() throws {
        let metadata = full
        #expect(try RunMetadata(parsing: metadata.bytes) == metadata)
        #expect(metadata.repoRoot == "/repo", "slashes at its end do not count")
        #expect(metadata.isKnownLayout)
    }

    @Test func noValueOfTheEnvironmentReachesTheDisk() throws {
        #expect(!String(decoding: full.bytes, as: UTF8.self).contains("secret-value"))
    }

    @Test(arguments: [
        "layoutVersion", "taskId", "stepId", "stepName", "runId", "workerKind", "attempt", "repoRoot", "worktreePath",
        "createdAt", "checkpointMode",
    ])
    func aFieldThatMustBeThereIsAskedFor(_ key: String) throws {
        let error = #expect(throws: JournalError.self) { _ = try read(key, nil) }
        #expect(error == .field(file: "f", .missing(key)))
    }

    @Test(arguments: [
        "promptSummary", "command", "stepKind", "workerId", "agentVersion", "model", "timeoutSec", "resumeFromSeq",
        "summaryHint", "roostVersion",
    ])
    func aFieldThatMayBeLeftOutReadsAsNullDoes(_ key: String) throws {
        #expect(try read(key, nil) == read(key, .null))
        #expect(try read(key, nil) != full)
    }

    @Test func aTimeMayHaveAnyOffset() throws {
        let metadata = try read("createdAt", "2026-11-21T03:02:03.5+02:00")
        #expect(metadata.createdAt == (try WallTime(iso: "2026-11-21T01:02:03.500Z")))
        #expect(throws: JournalError.self) { _ = try read("createdAt", "yesterday") }
    }

    @Test func anIdThatLeavesItsFolderIsRefused() throws {
        for key in ["taskId", "stepId", "runId", "workerId"] {
            for id in ["../x", "", ".", "a/b", "-a"] {
                #expect(throws: JournalError.self) { _ = try read(key, .string(id)) }
            }
        }
    }

    @Test func wordsOfANewerVersionAreKeptAsTheyAre() throws {
        #expect(try read("workerKind", "hal").json["workerKind"] == "hal")
        #expect(try read("checkpointMode", "always").checkpointMode == .unknown("always"))
        #expect(try read("layoutVersion", "local-run-v9").isKnownLayout == false)
    }

    @Test func aTimeoutIsNoNegativeTime() throws {
        #expect(try read("timeoutSec", nil).timeoutSeconds == 0)
        #expect(throws: JournalError.self) { _ = try read("timeoutSec", -1) }
    }

    @Test func whatIsNoObjectIsToldFromWhatIsNoJSON() {
        #expect(throws: JournalError.notObject(file: "meta.json")) { _ = try RunMetadata(parsing: Array("[]".utf8)) }
        let error = #expect(throws: JournalError.self) { _ = try RunMetadata(parsing: Array("{".utf8)) }
        guard case .notJSON(file: "meta.json", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func aListOfObjectsHoldsNothingElse() throws {
        let bytes = Array(#"{"list":[{"a":1},{"a":2}],"mixed":[{},1]}"#.utf8)
        let found = try JSONFile.read(bytes, "f") { (fields) throws(FieldError) in
            try fields.required("list", .objects).map { (fields) throws(FieldError) in
                try fields.required("a", .integer)
            }
        }
        #expect(found == [1, 2])
        #expect(throws: JournalError.field(file: "f", .wrong("mixed", expected: "a list of objects"))) {
            _ = try JSONFile.read(bytes, "f") { (fields) throws(FieldError) in
                try fields.required("mixed", .objects).count
            }
        }
    }
}
