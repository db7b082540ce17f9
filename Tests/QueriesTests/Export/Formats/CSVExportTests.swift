import TestSupport
import Testing

@testable import Queries

@Suite struct CSVExportTests {
    /// Read back by a program that we did not write.
    @Test func sqliteReadsItAsATable() throws {
        let story = try StoryRecord(for: "CSVExportTests")
        let result = try CommandTester(tool: "sqlite3").arguments(
            ":memory:",
            ".import --csv /dev/stdin story",
            "SELECT kind, count(*) FROM story GROUP BY kind ORDER BY kind",
            "SELECT sum(costUsd), group_concat(DISTINCT task) FROM story WHERE task <> ''",
            "SELECT text FROM story WHERE name = 'select_next_task'"
        ).input(story.text(.task("gh-450"), as: .csv)).run()
        #expect(result.stderr == "")
        #expect(
            result.stdout.split(separator: "\n").map(String.init) == [
                "agent|5", "call|2", "change|3", "checkpoint|2", "decision|4", "event|2", "run|2", "task|1", "text|4",
                "thinking|1", "tool_use|2", "trigger|1", "worktree|1", "1.75|gh-450",
                "gh-450: Priority P1 task selected over P2",
            ]
        )
    }
}
