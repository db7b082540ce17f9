import Domain
import JSON
import Testing

@Suite struct DecisionTests {
    @Test func absentColumnsAreWrittenAsNull() {
        let decision = Decision(contextType: "coordinator", functionName: "selectNext", point: "select_next_task")
        #expect(
            JSONWriter.text(.object(decision.json))
                == #"{"context_type":"coordinator","context_id":null,"function_name":"selectNext","#
                + #""decision_point":"select_next_task","decision_input":null,"decision_output":null,"#
                + #""decision_reason":null,"duration_ms":null,"source_file":null}"#
        )
    }

    @Test func theExampleOfTheSeedComesBackWhole() throws {
        let text =
            #"{"context_type":"worktree","context_id":"gh-450","function_name":"create_worktree","#
            + #""decision_point":"worktree_already_exists","#
            + #""decision_input":{"worktree_path":"/trees/gh-450","has_changes":true,"file_mtime_age_minutes":0.2},"#
            + #""decision_output":{"action":"preserve"},"decision_reason":"Fresh work","duration_ms":5.3,"#
            + #""source_file":"Worktrees.swift:41"}"#
        let json = try #require(try JSONReader.read(text).objectValue)
        let decision = try Decision(json: json)
        #expect(decision.contextID == "gh-450")
        #expect(decision.durationMilliseconds == 5.3)
        #expect(decision.input["has_changes"] == true)
        #expect(JSONWriter.text(.object(decision.json)) == text)
    }

    @Test func absentAndNullAreTheSame() throws {
        let short: JSONObject = ["context_type": "task", "function_name": "f", "decision_point": "p"]
        let decision = try Decision(json: short)
        #expect(decision == Decision(contextType: "task", functionName: "f", point: "p"))
        #expect(try Decision(json: decision.json) == decision)
    }

    @Test(arguments: ["context_type", "function_name", "decision_point"])
    func whatTheSeedRequiresIsRequired(key: String) {
        var json = Decision(contextType: "task", functionName: "f", point: "p").json
        json[key] = .null
        #expect(throws: FieldError.missing(key)) { try Decision(json: json) }
        json[key] = 7
        #expect(throws: FieldError.wrong(key, expected: "a text")) { try Decision(json: json) }
    }
}
