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
        wish.steps = [.planner, .codex]
        wish.attemptsMax = 2
        wish.account = "a"
        wish.isHeld = true
        #expect(try read(.addTask, [], wish.data) == .addTask(wish))
        #expect(wish.data.count == 15)
    }

    @Test func whatIsChangedIsNamedAndWhatIsClearedToo() throws {
        var wish = TaskWish()
        wish.priority = 1
        let edit = try read(.editTask, ["gh-1"], ["clear": ["scope"], "priority": 1])
        #expect(edit == .editTask(try TaskID("gh-1"), wish, cleared: ["scope"]))
        #expect(throws: DirectiveFault.self) { _ = try read(.editTask, ["gh-1"], ["id": "gh-2"]) }
    }
}
