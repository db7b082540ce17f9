import Domain
import JSON
import Testing

@testable import Control

@Suite struct DirectiveRowTests {
    private let row = DirectiveRow(
        .hold,
        "Hold something",
        [.word("task", "TASK", .id("task id"), isRequired: true), .named("why", .text)]
    ) { (fields: Fields) throws(FieldError) in
        .hold(try fields.required("task", .id), reason: try fields.optional("why", .text))
    }

    private func fault(_ words: [String], _ data: JSONObject = [:]) -> DirectiveFault? {
        do throws(DirectiveFault) {
            _ = try row.directive(DirectiveRequest(1, .hold, words: words, data: data))
        } catch { return error }
        return nil
    }

    @Test func wordsAndDataMakeOneDirective() throws {
        let request = DirectiveRequest(1, .hold, words: ["gh-1"], data: ["why": "later", "task": "gh-1", "key": "k"])
        #expect(try row.directive(request) == .hold(try TaskID("gh-1"), reason: "later"))
        #expect(row.usage == "hold TASK")
        #expect(row.leastRole == .owner)
    }

    @Test func whatIsWrongSaysHowItIsUsed() {
        #expect(fault([])?.detail == "hold: TASK is missing")
        #expect(fault([])?.hint == "use: hold TASK   by name: why")
        #expect(fault(["a", "b"])?.detail == #"hold: there is a word too many, "b""#)
        #expect(fault(["a"], ["wy": "x"])?.detail == #"hold: it takes no field "wy"; similar: why"#)
        #expect(fault(["a"], ["why": ""])?.detail.hasPrefix("hold: \"why\" is not a text") == true)
        #expect(fault(["a"], ["why": .null]) == nil)
        let long = fault([String(repeating: "x", count: 500)])
        #expect((long?.detail.count ?? 999) < 200)
    }
}
