import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct RunResultTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "RunResultTests") }

    private func result() throws -> RunResult {
        try RunResult(parsing: try fixture.bytes(try fixture.finished().result))
    }

    @Test func theEnvelopeHasItsFieldsInTheOrderOfTheFormat() throws {
        let json = try result().json
        #expect(
            json.keys == [
                "layoutVersion", "ok", "outcome", "reason", "summary", "needsHuman", "blocked", "taskId", "stepId",
                "runId", "attempt", "workerKind", "startedAt", "finishedAt", "durationMs", "metadata", "state",
                "logPaths", "logSummary", "checkpoint", "artifacts", "suggestedFollowup", "metrics",
            ]
        )
        #expect(
            json["logSummary"]?.objectValue?.keys == [
                "totalEntries", "lastSeq", "lifecycleEventCount", "stdoutChunkCount", "stderrChunkCount",
            ]
        )
        #expect(
            json["metrics"]?.objectValue?.keys == [
                "durationMs", "lifecycleEventCount", "stdoutChunkCount", "stderrChunkCount", "checkpointCount",
            ]
        )
    }

    @Test func theEnvelopeCountsWhatTheRunRecorded() throws {
        let json = try result().json
        #expect(json["logSummary"]?["totalEntries"] == 12)
        #expect(json["logSummary"]?["lastSeq"] == 12)
        #expect(json["metrics"]?["stdoutChunkCount"] == 4)
        #expect(json["metrics"]?["stderrChunkCount"] == 3)
        #expect(json["metrics"]?["lifecycleEventCount"] == 5)
        #expect(json["durationMs"] == 2240)
        #expect(json["reason"] == "exit")
        #expect(json["artifacts"]?.arrayValue?.count == 7)
    }

    @Test func theEnvelopeHoldsTheMetadataAndTheStateAsTheirFilesDo() throws {
        let paths = try fixture.finished()
        let result = try RunResult(parsing: try fixture.bytes(paths.result))
        #expect(result.metadata == (try RunMetadata(parsing: try fixture.bytes(paths.metadata))))
        #expect(result.state == (try RunState(parsing: try fixture.bytes(paths.state))))
        #expect(result.paths == paths)
    }

    @Test func aClockThatWasSetBackMakesNoNegativeDuration() throws {
        let paths = try fixture.prepare().paths
        var run = try fixture.open(paths)
        try run.start()
        fixture.clock.jump(by: .seconds(-3600))
        let result = try run.end(
            SaidOutcome(ok: true, outcome: .completed, summary: "Done."),
            reason: .exit
        )
        #expect(result.durationMilliseconds == 0)
        #expect(result.json["metrics"]?["durationMs"] == 0)
    }

    @Test(arguments: ["metadata", "state", "startedAt", "finishedAt", "logPaths", "logSummary", "checkpoint", "ok"])
    func aFieldThatMustBeThereIsAskedFor(_ key: String) throws {
        var object = try result().json
        object[key] = nil
        let bytes = JSONWriter.bytes(.object(object))
        #expect(throws: JournalError.field(file: "result.json", .missing(key))) { _ = try RunResult(parsing: bytes) }
    }

    @Test func aSummaryCountsOneSequenceForAllChannels() throws {
        var summary = LogSummary()
        summary.noteEvent()
        summary.noteChunk(of: .stdout)
        summary.noteChunk(of: .stderr)
        summary.noteChunk(of: .stderr)
        #expect(summary.lastSeq == 4)
        #expect(summary.totalEntries == 4)
        #expect(try LogSummary(Fields(summary.json)) == summary)
        #expect(summary.stderrChunkCount == 2)
        #expect(try LogSummary(Fields([:])) == LogSummary())
        #expect(throws: FieldError.self) { _ = try LogSummary(Fields(["lastSeq": -1])) }
    }
}
