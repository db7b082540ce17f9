import TestSupport
import Testing

@testable import Queries

@Suite struct MarkdownExportTests {
    @Test func aTaskIsAReport() throws {
        let story = try StoryRecord(for: "MarkdownExportTests")
        let text = try story.text(.task("gh-450"), as: .md)
        for part in [
            "# Task gh-450\n", "## gh-450: Dashboard: Add token budget monitoring\n", "- Cost: $1.75\n",
            "`select_next_task`: **gh-450** — Priority P1 task selected over P2\n  - not gh-451 (priority 2)\n",
            "### Run run-1\n\n- Ended as: failed, exit 1: OOM killed\n", "\n> Fix it.\n", "`▸ Bash  ls`",
            "\n1 model response, 150 tokens, $0.75\n", "| gpt-5 | 1 | 300 | $1 |", "| Total | 2 | 450 | $1.75 |",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("\n\n\n"))
    }
}
