import JSON
import TestSupport
import Testing

/// `roost cost` as the shell meets it.
@Suite struct CostCommandTests {
    @Test func tasksAreShownWithTheirSharesAndATotal() throws {
        let result = try SpendingScene.filled().roost("cost", "--all", "--by", "task")
        #expect(result.exitCode == 0, "\(result.stderr)")
        let expected = """
            TASK      TITLE              CALLS  TOKENS  CACHED  RUNS                COST  SHARE
            gh-450    Add \\e[31mbudgets      2     11k     91%     1               $3.00  ████████ 100%
            gh-451    -                      1    5.7k     91%     1             $0.0042            <1%
            import-1  An old talk            1    5.7k     91%     1            unpriced  -
            Total                            4     23k     91%     3  $3.00 + 1 unpriced
            """
        let lines = result.stdout.split(separator: "\n").map { $0.hasSuffix("  ") ? $0.dropLast(2) : $0 }
        #expect(lines.joined(separator: "\n") == expected)
        #expect(
            result.stderr == """
                agents report $2.40 for 1 of them, drift -$0.01
                1 response has no known price, and no part in the cost: roost prices check

                """
        )
    }

    @Test func oneTaskIsAskedAboutByTheBeginningOfItsName() throws {
        let scene = try SpendingScene.filled()
        let result = try scene.roost("cost", "--all", "--task", "gh-451", "-o", "csv")
        #expect(result.exitCode == 0 && result.stdout.split(separator: "\n").count == 2, "\(result.stdout)")
        #expect(try scene.roost("cost", "--all", "--task", "gh-45").exitCode == 2)
        let unknown = try scene.roost("cost", "--task", "gh-7")
        #expect(unknown.exitCode == 4 && unknown.stderr.contains("gh-7"))
        let none = try scene.roost("cost", "--yesterday", "--task", "gh-450")
        #expect(none.stderr.contains("no model responses of gh-450"), "\(none.stderr)")
    }

    @Test func programsGetExactAmounts() throws {
        let result = try SpendingScene.filled().roost("cost", "--all", "--by", "task", "--json")
        #expect(result.stderr == "")
        let rows = try #require(try JSONReader.read(result.stdout).arrayValue)
        let first = try #require(rows.first)
        #expect(first["schema"] == "roost.cost/1" && first["task"] == "gh-450")
        #expect(first["costUsd"] == "3.000000001" && first["costNanodollars"] == 3_000_000_001)
        #expect(first["reportedCostUsd"] == "2.4" && first["driftUsd"] == "-0.01" && first["reportedResponses"] == 1)
        #expect(first["tokensTotal"] == 11_400 && first["tokensCachedRead"] == 10_000 && first["responses"] == 2)
        let last = try #require(rows.last)
        #expect(last["costUsd"] == .null && last["costNanodollars"] == .null && last["unpriced"] == 1)
        #expect(last["reportedCostUsd"] == .null)
    }

    @Test func rowsComeAsLinesAndForSpreadsheetsToo() throws {
        let scene = try SpendingScene.filled()
        let lines = try scene.roost("cost", "--all", "--by", "model", "-o", "jsonl").stdout.split(separator: "\n")
        #expect(try lines.map { try JSONReader.read(String($0))["model"] } == ["claude-sonnet-4-5", "secret-1"])
        let csv = try scene.roost("cost", "--all", "--by", "agent", "-o", "csv").stdout
        #expect(
            csv
                == [
                    "agent,responses,failed,unpriced,runs,tokensTotal,tokensInput,tokensOutput,tokensCachedRead,"
                        + "tokensCachedWrite5m,tokensCachedWrite1h,costUsd,costNanodollars,reportedResponses,"
                        + "reportedCostUsd,driftUsd\n",
                    "claude,3,0,0,2,17100,300,600,15000,1200,0,3.004210001,3004210001,1,2.4,-0.01\n",
                    "codex,1,0,1,1,5700,100,200,5000,400,0,,,0,,\n",
                ].joined()
        )
    }

    @Test(arguments: [
        ("UTC", ["2026-11-20 3.000000001", "2026-11-21 0.00421"]),
        ("Asia/Kolkata", ["2026-11-20 2.41", "2026-11-21 0.594210001"]),
        ("America/New_York", ["2026-11-20 3.004210001"]),
    ])
    func daysAreThoseOfThePlace(zone: String, expected: [String]) throws {
        let scene = try SpendingScene.filled()
        let lines = try scene.roost("cost", "--all", "--by", "day", "-o", "jsonl", zone: zone).stdout.split(
            separator: "\n"
        )
        let days = try lines.map { line in
            let row = try JSONReader.read(String(line))
            return "\(row["day"]?.stringValue ?? "") \(row["costUsd"]?.stringValue ?? "")"
        }
        #expect(days == expected)
        let inUTC = try scene.roost("cost", "--all", "--by", "day", "--utc", "-o", "jsonl", zone: zone).stdout
        #expect(inUTC.split(separator: "\n").count == 2)
    }

    @Test func withoutAWordItIsTodayByModel() throws {
        let scene = try SpendingScene.filled()
        let usual = try scene.answer("cost", "--utc").split(separator: "\n")
        #expect(usual.contains { $0.hasPrefix("claude-sonnet-4-5      1    5.7k     91%     1") }, "\(usual)")
        let today = try scene.answer("cost", "--today", "--utc").split(separator: "\n")
        #expect(usual.filter { !$0.hasPrefix("only today: ") } == today && usual.count == today.count + 1)
        let yesterday = try scene.answer("cost", "--yesterday", "--utc")
        #expect(yesterday.contains("$3.00") && !yesterday.contains("secret-1"), "\(yesterday)")
    }

    @Test func aTimeWithoutResponsesSaysSo() throws {
        let scene = try SpendingScene.filled()
        #expect(try scene.answer("cost", "--month", "2026-10") == "no model responses in 2026-10: roost cost --all\n")
        let empty = try scene.roost("cost", "--month", "2026-10", "--json")
        #expect(empty.stdout == "[]\n" && empty.stderr == "" && empty.exitCode == 0)
    }

    @Test func whereNothingIsRecordedItIsSaidWhatToDo() throws {
        let scene = try SpendingScene()
        let result = try scene.roost("cost")
        #expect(result.exitCode == 0 && result.stdout == "")
        #expect(result.stderr.hasPrefix("nothing is recorded yet\n") && result.stderr.contains("roost import auto"))
        let json = try scene.roost("cost", "--json")
        #expect(json.stdout == "[]\n" && json.stderr == "" && json.exitCode == 0)
    }

    @Test func anIndexThatIsElsewhereAndAwayIsMissed() throws {
        let scene = try SpendingScene()
        try scene.configure("[record]\nmain_db = \"\(scene.scratch.path("disk/index.db"))\"\n")
        let result = try scene.roost("cost")
        #expect(result.exitCode == 1 && result.stderr.contains("disk/index.db is not there"), "\(result.stderr)")
    }

    @Test(arguments: [
        ["--today", "--all"], ["--since", "1d", "--month", "2026-11"], ["--by", "weather"], ["--month", "2026-13"],
        ["--since", "2026-11-02", "--until", "2026-11-02"],
    ])
    func whatMakesNoSenseIsRefused(words: [String]) throws {
        let result = try CommandTester("roost").arguments(["cost"] + words).environment(["ROOST_HOME": "/nowhere"])
            .run()
        #expect(result.exitCode == 2, "\(result.stderr)")
    }
}
