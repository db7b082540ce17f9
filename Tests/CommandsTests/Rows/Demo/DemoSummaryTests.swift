import Domain
import JSON
import Testing

@testable import Commands

@Suite struct DemoSummaryTests {
    private func lines(_ printed: String, _ output: String) -> [String] {
        DemoSummary(
            ended: ["demo-1": .completed, "demo-2": .failed, "demo-3": .completed],
            runs: [],
            cost: Money(nanodollars: 890_000_000),
            wall: .seconds(14),
            count: DemoCount(printed: Array(printed.utf8), output: Array(output.utf8)),
            adopted: 3
        ).lines(for: .plain)
    }

    @Test func itTellsEndsTimeCostAndTheTwoFigures() {
        let told = lines("2\n", "line 1\n{}\nline 2\n")
        #expect(told[0].hasPrefix("3 tasks: 1 failed, 2 completed   0 runs"))
        #expect(told[1] == "0 ms of agents' time in 14.0 s")
        #expect(told[2].hasPrefix("$0.89 of a budget of $1.00, at demo prices"))
        #expect(told[3] == "the daemon was killed once (kill -9), and 3 workers were adopted")
        #expect(told[4] == "✓ 0 lines were lost: 2 printed = 2 recorded")
    }

    @Test(arguments: [
        ("3\n", "line 1\nline 2\n", "✗ 3 lines were printed, and 2 are recorded"),
        ("2\n", "line 2\nline 1\n", "✗ 2 lines were printed, and 2 are recorded, and not in order"),
        ("", "line 1\n", "✗ an unknown number of lines were printed, and 1 are recorded"),
        ("1\n", "line 1\nline 1\n", "✗ 1 lines were printed, and 2 are recorded, and not in order"),
        ("0\n", "", "✗ 0 lines were printed, and 0 are recorded"),
    ]) func aDifferenceIsNeverWhole(printed: String, output: String, told: String) {
        #expect(!DemoCount(printed: Array(printed.utf8), output: Array(output.utf8)).isWhole)
        #expect(lines(printed, output)[4] == told)
    }

    @Test func figuresAreGroupedAndCostsAreRead() {
        #expect([0, 999, 1_000, 1_234_567].map { DemoSummary.grouped($0) } == ["0", "999", "1,000", "1,234,567"])
        let rows: [JSONValue] = [
            ["task": "demo-1", "costNanodollars": 5], ["task": "demo-2", "costNanodollars": .null],
        ]
        #expect(DemoSummary.costs(rows) == ["demo-1": Money(nanodollars: 5)])
    }

    @Test func suggestionsCanBeTyped() {
        let lines = DemoSuggestion.all.map { $0.line("bin/roost", home: "/tmp/it's here") }
        #expect(lines[0] == #"bin/roost --home '/tmp/it'\''s here' why demo-2"#)
        #expect(lines[4].hasSuffix("sql 'select task_id, status, title from tasks'") && lines.count == 5)
    }

    @Test func deedsAreToolsInTheirOrderWithWhatCameOfThem() {
        func use(_ call: String, _ tool: String, _ input: String) -> JSONValue {
            ["type": "tool_use", "call": .string(call), "tool": .string(tool), "input": .string(input)]
        }
        func result(_ call: String, _ isOK: Bool) -> JSONValue {
            ["type": "tool_result", "call": .string(call), "ok": .bool(isOK)]
        }
        let blocks = [
            use("1", "Bash", #"{"command":"sh test.sh"}"#), result("1", false),
            use("2", "Edit", #"{"file_path":"a.sh"}"#), result("2", true),
            use("3", "Bash", #"{"command":"git add -A && git commit -m x"}"#), result("3", true),
            use("4", "Bash", "torn"),
        ]
        #expect(DemoDeeds.text(blocks) == "sh test.sh ✗ → Edit a.sh → git commit ✓ → Bash")
        #expect(DemoDeeds.text([]) == "")
    }
}
