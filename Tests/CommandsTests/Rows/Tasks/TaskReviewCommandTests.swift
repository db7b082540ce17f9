import Control
import Git
import JSON
import Platform
import Supervision
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskReviewCommandTests {
    private let run: JSONObject = [
        "run_id": "run-1", "outcome": "completed", "summary": "The parser is \u{1B}[1mfixed",
    ]

    @Test func itTellsWhatChangedAndWhatCanBeDoneNext() throws {
        let scene = try ReviewScene()
        try scene.commit("new.txt", "1\n2\n")
        try scene.write("one.txt", "changed\n")
        try scene.write("loose.txt", "loose\n")
        let desk = try scene.desk(try scene.answer([run]))
        let told = try scene.roost("review", "gh-450")
        #expect(told.exitCode == 0, "\(told.stderr)")
        let lines = told.stdout.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let base = scene.worktree.base.text.prefix(10)
        #expect(
            lines.prefix(14) == [
                "gh-450  Fix the parser", "  status       completed", "  run          run-1",
                "  it came to   completed: The parser is \\e[1mfixed", "  branch       roost/gh-450-a1",
                "  begun from   refs/heads/main, \(base)", "  worktree     \(scene.worktree.path)", "",
                "3 files changed  +4 -1", "  A  loose.txt  +1 -0  +", "  A  new.txt    +2 -0  ++",
                "  M  one.txt    +1 -1  +-", "", "1 commit",
            ],
            "\(told.stdout)"
        )
        #expect(lines.dropFirst(14).first?.hasSuffix("add new.txt") == true)
        #expect(told.stdout.contains("\n  uncommitted  one.txt\n  untracked    loose.txt\n"))
        #expect(
            told.stdout.hasSuffix(
                """

                look at it:     roost task diff gh-450
                take it over:   roost task accept gh-450
                throw it away:  roost task discard gh-450

                """
            )
        )
        try desk.end()
    }

    @Test func programsGetAllOfIt() throws {
        let scene = try ReviewScene()
        try scene.write("one.txt", "changed\n")
        let desk = try scene.desk(try scene.answer([run]))
        let told = try scene.roost("review", "gh-450", "-o", "json")
        let object = try #require(try JSONReader.read(told.stdoutBytes).objectValue)
        #expect(object["schema"] == "roost.task_review/1" && object["task"] == "gh-450")
        #expect(object["review"]?.objectValue?["files"]?.arrayValue?.count == 1)
        #expect(object["runs"]?.arrayValue?.first?.objectValue?["outcome"] == "completed")
        #expect(object["costUsd"] == .null)
        try desk.end()
    }

    @Test func aTaskWithoutAWorktreeHasNothingToTakeOver() throws {
        let scene = try ReviewScene()
        let desk = try scene.desk(try scene.answer([run], hasWorktree: false))
        let told = try scene.roost("review", "gh-450")
        #expect(told.exitCode == 0 && told.stdout.contains("no worktree") && !told.stdout.contains("accept"))
        try desk.end()
    }

    @Test func anAnswerOfAnotherVersionIsNotGuessedAt() throws {
        let scene = try TaskScene(act: { _, _ in .done("reviewed", data: ["task": "gh-450"]) })
        let told = try scene.roost("review", "gh-450")
        #expect(told.exitCode == 1 && told.stderr.contains(#"the field "task" is not an object"#))
        try scene.desk.end()
    }
}
