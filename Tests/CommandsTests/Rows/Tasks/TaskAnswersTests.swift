import Control
import Domain
import JSON
import Testing

@testable import Commands

@Suite struct TaskAnswersTests {
    @Test func theFirstThatSaysNoCounts() throws {
        var answers = TaskAnswers()
        #expect(answers.refusal == nil && answers.table.rows.isEmpty)
        answers.add(.done("yes"), of: try TaskID("a"))
        #expect(answers.refusal == nil)
        answers.add(.refused(.refused, "no", hint: "wait"), of: try TaskID("b"))
        answers.add(.refused(.noTarget, "none", data: ["x": 1]), of: try TaskID("c"))
        #expect(answers.refusal?.detail == "no")
        let rows = answers.table.rows.map { $0.map(\.value) }
        #expect(rows[0] == ["a", true, "yes", .null, .null, .null])
        #expect(rows[1] == ["b", false, "no", "refused", "wait", .null])
        #expect(rows[2] == ["c", false, "none", "no_target", .null, ["x": 1]])
    }
}
