import TestSupport
import Testing

@Suite struct StoryScriptTests {
    @Test func rowsAreNumberedByTheirOwnerAndStandInTheStatements() {
        let story = StoryScript(repository: "/there", commits: ("first", "second"))
        #expect(story.row("run-1", 7) - story.row("run-1", 0) == 7)
        #expect(story.row("run-1", 0) != story.row("run-2", 0))
        #expect(story.index.contains("(\(story.row(StoryScript.today, 4)), '\(StoryScript.today)'"))
        #expect(story.index.contains("'/there'") && story.index.contains("'first'") && story.index.contains("'second'"))
        #expect(story.said.contains("\(story.row("run-2", 3))"))
    }
}
