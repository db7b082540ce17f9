import Control
import Domain
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskEditCommandTests {
    @Test func onlyWhatIsNamedIsChanged() throws {
        let scene = try TaskScene()
        let edited = try scene.roost("edit", "gh-7", "--priority", "1", "other", "words")
        #expect(edited.exitCode == 0, "\(edited.stderr)")
        #expect(edited.stdout == "manual-007\n" && edited.stderr == "roost: edit-task: manual-007\n")
        var wish = TaskWish()
        wish.priority = 1
        wish.text = "other words"
        #expect(scene.directive == .editTask(try TaskID("gh-7"), wish, cleared: []))
        try scene.desk.end()
    }

    @Test func whatIsClearedIsNamedAsItsOption() throws {
        let scene = try TaskScene()
        let edited = try scene.roost("edit", "gh-7", "--clear", "repo", "--clear", "timeout", "--base", "main")
        #expect(edited.exitCode == 0, "\(edited.stderr)")
        var wish = TaskWish()
        wish.base = "main"
        #expect(scene.directive == .editTask(try TaskID("gh-7"), wish, cleared: [.repository, .timeout]))
        #expect(try scene.roost("edit", "gh-7", "--clear", "base", "--base", "main").exitCode == 2)
        let slip = try scene.roost("edit", "gh-7", "--clear", "scop")
        #expect(slip.exitCode == 2 && slip.stderr.contains("did you mean scope?"))
        try scene.desk.end()
    }

    @Test func toChangeNothingIsAMistake() throws {
        let scene = try TaskScene()
        let nothing = try scene.roost("edit", "gh-7")
        #expect(nothing.exitCode == 2 && nothing.stderr.contains("what is to be changed"))
        #expect(scene.desk.calls.isEmpty)
        try scene.desk.end()
    }
}
