import JSON
import Testing

@testable import Decoding

@Suite struct LogFieldsTests {
    @Test func fieldsGetTheNamesOfTheColumns() {
        let fields = LogFields(["decisionPoint": 1, "runId": "r", "inputTokens": 3, "level": "info", "ID": 4])
        #expect(
            fields.object == ["decision_point": 1, "worker_id": "r", "tokens_input": 3, "severity": "info", "i_d": 4]
        )
    }

    @Test func whatStandsOutsideCountsBeforeWhatStandsWithin() {
        let fields = LogFields(["event": "x", "task_id": "a", "data": ["task_id": "b", "title": "t"], "payload": 5])
        #expect(fields.object == ["event": "x", "task_id": "a", "payload": 5, "title": "t"])
    }

    @Test func numbersAreIDsToo() {
        #expect(LogFields(["task_id": 450]).object["task_id"] == "450")
        #expect(LogFields(["task_id": nil]).object["task_id"] == nil)
    }

    @Test func valuesOfAnotherFormAreNone() {
        let fields = LogFields(["a": true, "b": "x", "c": -5, "d": .decimal("0.25")])
        #expect(fields.text("a") == nil && fields.text("d") == "0.25" && fields.count("c") == 0)
        #expect(
            fields.money("b") == nil && fields.milliseconds("c") == nil
                && fields.milliseconds("d") == .microseconds(250)
        )
    }
}
