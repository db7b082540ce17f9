import JSON
import TestSupport
import Testing

@testable import Commands

@Suite struct TaskListCommandTests {
    private let home: StoryHome

    init() throws { home = try StoryHome(for: "TaskListCommandTests") }

    private func tasks(_ arguments: String...) throws -> [String] {
        try home.tester(["task", "list"] + arguments).run().stdout.split(separator: "\n").dropFirst().map {
            String($0.prefix { $0 != " " })
        }
    }

    @Test func theyAreListedByWhatBecameOfThem() throws {
        #expect(try tasks() == ["manual-001", "gh-451", "gh-450", "gh-452"])
        #expect(try tasks("--active") == ["gh-451"])
        #expect(try tasks("--completed", "--utc", "--since", "2026-11-21") == ["gh-450", "manual-001"])
        #expect(try tasks("--failed") == ["gh-452"])
        #expect(try tasks("--status", "active") == ["gh-451"])
        #expect(try tasks("--source", "github").count == 3)
    }

    @Test func oneThatIsHeldSaysSoToProgramsToo() throws {
        try home.add("UPDATE tasks SET is_held = 1 WHERE task_id = 'gh-451'")
        #expect(try home.roost("task", "list", "--active").stdout.contains("active (held)"))
        let lines = try home.roost("task", "list", "--output", "jsonl").stdout.split(separator: "\n")
        let held = try lines.map { try JSONReader.read(String($0)) }.filter { $0["held"] == true }
        #expect(held.map { $0["task"]?.stringValue } == ["gh-451"])
    }

    @Test func aCostThatLeavesSomethingOutSaysSo() throws {
        let text = try home.roost("task", "list", "--active").stdout
        #expect(text.contains("$0.25+?"))
        let json = try JSONReader.read(try home.roost("task", "list", "--failed", "--json").stdout)
        #expect(json.arrayValue?.first?["failureReason"] == "OOM killed")
        #expect(json.arrayValue?.first?["tookMs"] == 3_540_000)
    }

    @Test func whatExcludesOneAnotherIsRefused() throws {
        #expect(try home.roost("task", "list", "--active", "--failed").exitCode == 2)
        #expect(try home.roost("task", "list", "--failed", "--status", "x").exitCode == 2)
    }
}
