import TestSupport
import Testing

@testable import Commands

@Suite struct EventListCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "EventListCommandTests") }

    private func count(_ arguments: String...) throws -> Int {
        try home.tester(["event", "list", "--utc", "-o", "jsonl"] + arguments).run().stdout.split(separator: "\n").count
    }

    @Test func theyAreOfSessionsOfRunsAndOfAgents() throws {
        #expect(try count() == 13)
        #expect(try count("--severity", "error", "--since", "2026-11-21") == 4)
        #expect(try count("--origin", "agent") == 7)
        #expect(try count("--origin", "session", "--component", "worktrees") == 2)
        #expect(try count("--run", "run-1", "--type", "retry") == 3)
        #expect(try count("--task", "gh-451") == 2)
        #expect(try count("--session", StoryScript.yesterday) == 1)
    }

    @Test func whatAgentsWroteIsShownHarmlessly() throws {
        try home.add("UPDATE run_events SET message = char(27) || ']0;x' || char(7) WHERE type = 'turn_ended'")
        let text = try home.roost("event", "list").stdout
        #expect(text.contains("\\e]0;x\\u{7}") && !text.contains("\u{1B}"))
        let why = try home.roost("why", "gh-450").stdout
        #expect(why.contains("\\e]0;x") && !why.contains("\u{1B}"))
    }
}
