import Domain
import JSON
import Testing

@testable import Control

@Suite struct TaskWishTests {
    private func read(_ name: DirectiveName, _ words: [String], _ data: JSONObject) throws -> Directive {
        try DirectiveTable.read(DirectiveRequest(1, name, words: words, data: data)).1
    }

    @Test func aTaskIsWishedForWithAllThatItMayHave() throws {
        var wish = TaskWish()
        wish.id = try TaskID("manual-7")
        wish.title = "Title"
        wish.priority = -3
        wish.agent = "claude"
        wish.text = "do it"
        wish.repository = "/repo"
        wish.base = "main"
        wish.after = [try TaskID("gh-1"), try TaskID("gh-2")]
        wish.scope = ["src", "docs"]
        wish.model = "m"
        wish.timeoutSeconds = 90
        wish.steps = [.planner, .work]
        wish.attemptsMax = 2
        wish.account = "a"
        wish.isHeld = true
        wish.budget = Money(nanodollars: 500_000_000)
        wish.budgetTokens = 200_000
        #expect(try read(.addTask, [], wish.data) == .addTask(wish))
        #expect(wish.data.count == 17)
    }

    @Test func whatIsChangedIsNamedAndWhatIsClearedToo() throws {
        var wish = TaskWish()
        wish.priority = 1
        let edit = try read(.editTask, ["gh-1"], ["clear": ["scope"], "priority": 1])
        #expect(edit == .editTask(try TaskID("gh-1"), wish, cleared: [.scope]))
        #expect(throws: DirectiveFault.self) { _ = try read(.editTask, ["gh-1"], ["id": "gh-2"]) }
        #expect(throws: DirectiveFault.self) { _ = try read(.editTask, ["gh-1"], ["hold": true]) }
        #expect(throws: DirectiveFault.self) { _ = try read(.editTask, ["gh-1"], ["clear": ["hold"]]) }
        #expect(throws: DirectiveFault.self) { _ = try read(.editTask, ["gh-1"], ["clear": ["base"], "base": "main"]) }
    }

    /// Nothing can be given that cannot be taken back, and the other way round.
    @Test func allButTheTextCanBeCleared() throws {
        #expect(TaskWish.fields.map(\.key) == TaskField.allCases.map(\.rawValue))
    }

    @Test func stepsAreThoseOfATaskAndNoKindsOfAgents() throws {
        var wish = TaskWish()
        wish.text = "x"
        wish.steps = [.planner, .work, .review, .finalize]
        let words: JSONValue = ["planner", "work", "review", "finalize"]
        #expect(try read(.addTask, ["x"], ["steps": words]) == .addTask(wish))
        let fault = #expect(throws: DirectiveFault.self) { _ = try read(.addTask, ["x"], ["steps": ["claude"]]) }
        #expect(fault?.detail.hasSuffix("a list of steps, each one of: planner, work, review, finalize") == true)
    }
}
