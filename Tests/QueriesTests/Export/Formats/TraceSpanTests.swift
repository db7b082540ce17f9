import Domain
import JSON
import Testing

@testable import Queries

@Suite struct TraceSpanTests {
    private let run = RecordedRun(
        id: "run-1",
        task: "gh-1",
        spawnedAt: WallTime(nanoseconds: 0),
        status: "completed",
        checkpointCount: 0,
        needsHuman: false
    )

    @Test func aResponseThatFailedIsAnErrorWithItsKind() {
        var call = SampleExport.call()
        call.isSuccess = false
        call.errorCode = "529"
        let span = TraceSpan(call, of: run).json
        #expect(span["status"]?["code"] == 2 && span["status"]?["message"] == "529" && span["kind"] == 3)
        #expect(JSONWriter.text(.object(span)).contains(#"{"key":"error.type","value":{"stringValue":"529"}}"#))
        #expect(TraceSpan(SampleExport.call(), of: run).json["status"] == .object([:]))
    }

    @Test func aToolWithoutAResultTakesNoTime() {
        let tool = RecordedToolCall(
            run: "run-1",
            tool: "Bash",
            block: 3,
            at: WallTime(nanoseconds: 7),
            isSidechain: false
        )
        let span = TraceSpan(tool, of: run).json
        #expect(span["startTimeUnixNano"] == "7" && span["endTimeUnixNano"] == "7")
        #expect(span["parentSpanId"] == .string(SpanName.span(ofRun: "run-1")))
    }
}
