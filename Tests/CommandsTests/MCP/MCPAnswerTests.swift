import Asking
import JSON
import Platform
import Testing

@testable import Commands

@Suite struct MCPAnswerTests {
    private func answer(
        _ end: CommandEnd = .exited(.exited(code: 0)),
        rows: [String] = [],
        remarks: String = "",
        lack: String? = nil,
        needsNoDaemon: Bool = false
    ) -> JSONValue {
        var gathered = MCPRows(.first(2, after: 0))
        for row in rows { _ = gathered.take(.whole(Array(row.utf8))) }
        let answer = MCPAnswer(
            gathered,
            end,
            remarks: Array(remarks.utf8),
            lack: lack,
            needsNoDaemon: needsNoDaemon
        )
        return .object(answer.fields)
    }

    private func text(_ answer: JSONValue) throws -> JSONValue {
        try JSONReader.read(try #require(answer["content"]?.arrayValue?.first?["text"]?.stringValue))
    }

    private func exit(_ code: Int32) -> CommandEnd { .exited(.exited(code: code)) }

    @Test func rowsAreStructuredAndTheSameAsText() throws {
        let found = answer(.cut, rows: [#"{"a":1}"#, #"{"a":2}"#, #"{"a":3}"#])
        #expect(found["isError"] == false)
        #expect(
            found["structuredContent"] == [
                "schema": "roost.answer/1", "rows": [["a": 1], ["a": 2]], "nextCursor": "2",
            ]
        )
        #expect(try text(found) == found["structuredContent"])
    }

    @Test func whatTheCommandRemarksIsANote() {
        let found = answer(exit(3), remarks: "roost: no daemon is running\nthere is more\ncursor: abc\n")
        #expect(found["isError"] == false)
        #expect(found["structuredContent"]?["notes"] == ["no daemon is running", "there is more"])
        #expect(found["structuredContent"]?["nextCursor"] == "abc")
        let many = answer(remarks: String(repeating: String(repeating: "x", count: 1_000) + "\n", count: 50))
        let notes = many["structuredContent"]?["notes"]?.arrayValue ?? []
        #expect(notes.count == MCPLimits.notesMax && notes.allSatisfy { ($0.stringValue?.utf8.count ?? 0) < 600 })
    }

    @Test func whoAsksHowThingsAreIsToldAndWhoWantsThemDoneIsRefused() {
        let told =
            #"{"error":{"code":"no_daemon","message":"no daemon is running","hint":"roost daemon start"}}"# + "\n"
        let looked = answer(exit(3), remarks: told, needsNoDaemon: true)
        #expect(looked["isError"] == false)
        #expect(looked["structuredContent"]?["notes"]?.arrayValue?.last == "no daemon is running")
        #expect(answer(exit(3), remarks: told)["isError"] == true)
    }

    /// What a command says of its end it may have said or not when it is cut.
    @Test func ofAListThatGoesOnOnlyWhatIsSaidByNameIsToldOn() {
        let remarks = "roost: the index is behind\nthere is more: --limit 510\n"
        let found = answer(.cut, rows: ["{}", "{}", "{}"], remarks: remarks)
        #expect(found["structuredContent"]?["notes"] == ["the index is behind"])
    }

    @Test func theTextCommandsNoTerminal() throws {
        let row = JSONWriter.text(["text": "a\u{9b}31m\u{202e}b"])
        let found = answer(rows: [row])
        let shown = try #require(found["content"]?.arrayValue?.first?["text"]?.stringValue)
        #expect(shown.contains("\\u009b31m\\u202eb") && !shown.contains("\u{9b}"))
        #expect(try text(found) == found["structuredContent"])
    }

    @Test func anErrorOfTheCommandIsTheAnswer() throws {
        let error = #"{"error":{"code":"not_found","message":"no run \"x\"","hint":"all: roost run list"}}"#
        let found = answer(exit(4), rows: [#"{"a":1}"#], remarks: "roost: behind\n\(error)\n")
        #expect(found["isError"] == true && found["structuredContent"] == nil)
        #expect(try text(found)["error"] == (try JSONReader.read(error))["error"])
        #expect(try text(found)["notes"] == ["behind"])
    }

    @Test func anEndThatIsNoneIsTold() throws {
        #expect(try text(answer(exit(1)))["error"]?["message"] == "the command ended with exit code 1")
        #expect(try text(answer(.exited(.signaled(.kill, coreDumped: false))))["error"]?["code"] == "failed")
        #expect(try text(answer(.timedOut))["error"]?["code"] == "timed_out")
        #expect(try text(answer(.notStarted("no room")))["error"]?["message"] == "no room")
        #expect(answer(exit(5), rows: [#"{"a":1}"#])["isError"] == false)
    }

    @Test func aHomeWithoutARecordIsNoError() throws {
        let found = answer(exit(4), lack: "nothing is recorded yet")
        #expect(found["isError"] == false && found["structuredContent"]?["notes"] == ["nothing is recorded yet"])
        #expect(answer(exit(4))["isError"] == true)
        let error = #"{"error":{"code":"failed","message":"there is no run yet"}}"#
        #expect(try text(answer(exit(1), remarks: error, lack: "nothing is recorded yet"))["notes"] != nil)
    }

    @Test func aRefusalSaysWhatIsWrong() throws {
        let found = JSONValue.object(MCPAnswer.refusal(MCPMisuse("\"limit\" is too much")))
        #expect(found["isError"] == true)
        #expect(try text(found) == ["error": ["code": "bad_arguments", "message": "\"limit\" is too much"]])
    }
}
