import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskShowCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "TaskShowCommandTests") }

    @Test func whatIsKnownIsShownAndItsRuns() throws {
        let text = try home.roost("task", "show", "gh-450", "--utc").stdout
        #expect(text.hasPrefix("Task          gh-450\nTitle         Dashboard: Add token budget monitoring\n"))
        #expect(text.contains("Took          12 h 0 min\n") && text.contains("Cost          $1.75\n"))
        #expect(text.contains("failed, exit 1: OOM killed"))
    }

    @Test func aTimelineIsALineForEach() throws {
        let lines = try home.roost("task", "show", "gh-450", "--timeline", "--utc").stdout.split(separator: "\n")
        #expect(lines.count == 27 && lines.first == "2026-11-21")
        #expect(lines[2] == "06:15:11  decided    select_next_task         gh-450: Priority P1 task selected over P2")
        #expect(lines.last == "18:15:20  task       completed                Completed.")
    }

    @Test func inFullEachHasItsInputsAndOutputs() throws {
        let text = try home.roost("task", "show", "gh-450", "--full").stdout
        #expect(text.contains("          input        available_tasks=\"gh-450, gh-451\" priorities=\"1, 2\"\n"))
        #expect(text.contains("          not chosen   gh-451 (priority 2)\n"))
        let rows = try home.roost("task", "show", "gh-450", "--full", "-o", "jsonl").stdout.split(separator: "\n")
        let decision = try JSONReader.read(String(rows[1]))
        #expect(decision["details"]?["input"]?["priorities"] == [1, 2] && decision["kind"] == "decision")
        #expect(decision["at"] == "2026-11-21T06:15:11.000Z")
        #expect(decision["decision"] == decision["details"]?["decision"])
    }

    @Test func whatARowCostAndTookIsThereWithoutAllElse() throws {
        let rows = try home.roost("task", "show", "gh-450", "--timeline", "-o", "jsonl").stdout.split(separator: "\n")
            .map { try JSONReader.read(String($0)) }
        let call = try #require(rows.first { $0["kind"] == "call" })
        #expect(call["costUsd"] == .decimal("0.75") && call["ok"] == true && call["details"] == nil)
        let tool = try #require(rows.first { $0["kind"] == "tool" })
        #expect(tool["name"] == "Bash" && tool["text"] == "ls  no answer" && tool["ok"] == .null)
        #expect(rows.first { $0["kind"] == "decision" }?["decision"]?.stringValue?.isEmpty == false)
    }

    @Test func theFormerSpellingIsTaken() throws {
        let short = try home.roost("task", "gh-450")
        let shown = try home.roost("task", "show", "gh-450")
        #expect(short.exitCode == 0 && short.stdout == shown.stdout)
        #expect(try home.roost("task", "gh-450", "--full").stdout.contains("not chosen"))
    }

    @Test func aSlipIsNoTask() throws {
        let slip = try home.roost("task", "lst")
        #expect(slip.exitCode == 2 && slip.stderr.contains("did you mean roost task list?"))
        #expect(try home.roost("task", "zzzzzz").exitCode == 4)
        #expect(try home.roost("task").exitCode == 2)
    }

    @Test func moreThanTheLimitIsToldOf() throws {
        let result = try home.roost("task", "show", "gh-450", "--timeline", "-n", "2")
        #expect(result.stdout.split(separator: "\n").count == 3 && result.stderr.contains("there is more"))
        let since = try home.roost("task", "show", "gh-450", "--timeline", "--utc", "--since", "2026-11-21 18:15")
        #expect(since.stdout.split(separator: "\n").count == 4)
    }
}
