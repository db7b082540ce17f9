import Domain
import JSON
import Platform
import Store
import TestSupport
import Testing

/// `roost talk` as the shell meets it.
@Suite struct TalkCommandTests {
    private let talk: TalkHome

    init() throws {
        talk = try TalkHome(for: "TalkCommandTests")
    }

    private let sample = """
        gh-450 · claude · run-1 · completed

        12:00:00 user
        Fix the month length.

        12:00:02 assistant  claude-sonnet-4-5
        I will use Calendar.

        It knows.
        ▸ Edit  Budget.swift  +1 -1
          - let days = 30
          + let days = n
        └ Edit ✓
          The file was updated.
        ▸ Bash  swift test
        └ Bash ✗ failed
          case 1 passed
          case 2 passed
          case 3 passed
          case 4 passed
          case 5 passed
          case 6 passed
          … 3 more lines
        One failed.

        """

    @Test(arguments: ["gh-450", "run-1", "conv-run-1", "run-", "gh-4", "conv"])
    func theConversationOfANameIsShown(name: String) throws {
        try talk.sample()
        let result = try talk.talk(name, "--utc")
        #expect(result.exitCode == 0)
        #expect(result.stdout == sample)
        #expect(result.stderr == "")
    }

    @Test func theRunBeforeIsShownWhereItIsAskedFor() throws {
        try talk.run("run-2", task: "gh-1", at: 20)
        try talk.say("run-2", "assistant", "text", "newer")
        try talk.run("run-1", task: "gh-1", at: 10)
        try talk.say("run-1", "assistant", "text", "older")
        try talk.run("run-0", task: "gh-2", at: 5)
        #expect(try talk.talk("gh-1", "-p").stdout.contains("older"))
        #expect(try talk.talk("run-2", "--previous").stdout.contains("older"))
        let none = try talk.talk("run-1", "-p")
        #expect(none.exitCode == 4 && none.stderr.contains("earlier run of \"run-1\""), "\(none.stderr)")
    }

    @Test func ofATaskItIsTheNewestRun() throws {
        try talk.run("run-2", task: "gh-1", at: 20)
        try talk.say("run-2", "assistant", "text", "newer")
        try talk.run("run-1", task: "gh-1", at: 10)
        try talk.say("run-1", "assistant", "text", "older")
        #expect(try talk.talk("gh-1").stdout.contains("newer"))
        #expect(try talk.talk("run-1").stdout.contains("older"))
        let several = try talk.talk("run-")
        #expect(several.exitCode == 2 && several.stderr.contains("run-1, run-2"))
        let none = try talk.talk("gh-2")
        #expect(none.exitCode == 4 && none.stderr.contains("similar: gh-1"))
    }

    @Test func whatIsWantedIsChosen() throws {
        try talk.sample()
        let tools = try talk.talk("gh-450", "--tools-only").stdout
        #expect(tools.contains("▸ Edit") && !tools.contains("One failed."))
        let thought = try talk.talk("gh-450", "--thinking").stdout
        #expect(thought.contains("thinking (3 words)\n  It is hard-coded."))
        let all = try talk.talk("gh-450", "--all").stdout
        #expect(all.contains("case 9 passed") && !all.contains("more lines"))
    }

    @Test func whatAnAgentSaysOfItselfStandsWhereItBelongs() throws {
        try talk.sample()
        try talk.index.write { () throws(StoreError) in
            try talk.index.run(
                """
                INSERT INTO run_events(event_id, worker_id, origin, sequence, timestamp, type, level, message)
                VALUES(1, 'run-1', 'agent', 1, ?, 'rate_limit', 'warn', 'rate limit until noon'),
                    (2, 'run-1', 'roost', 1, ?, 'step_started', 'info', 'not of the agent')
                """,
                TalkHome.now.advanced(by: .milliseconds(2500)),
                TalkHome.now
            )
            try talk.index.runScript(
                """
                INSERT INTO api_calls(call_id, worker_id, timestamp, model, tokens_input, tokens_output,
                    estimated_cost_nanodollars) VALUES
                    (1, 'run-1', '2026-11-21T12:00:00.000Z', 'm', 10, 20, 1500000000),
                    (2, 'run-1', '2026-11-21T12:00:01.000Z', 'x', 1, 2, NULL)
                """
            )
        }
        let shown = try talk.talk("gh-450", "--utc").stdout
        #expect(shown.contains("It knows.\n· rate limit until noon\n▸ Edit"))
        #expect(!shown.contains("not of the agent"))
        #expect(shown.hasSuffix("\n\n· tokens  11 in, 22 out  $1.50  2 model calls  1 of them unpriced\n"))
    }

    @Test func eachBlockIsAnObjectForPrograms() throws {
        try talk.sample()
        let result = try talk.talk("gh-450", "-o", "jsonl")
        let objects = try result.stdout.split(separator: "\n").map { try JSONReader.read(String($0)) }
        #expect(objects.count == 7)
        #expect(objects.allSatisfy { $0["schema"] == "roost.block/1" })
        #expect(objects[2]["tool"] == "Edit" && objects[5]["ok"] == false)
        #expect(objects[0]["at"] == .string(TalkHome.now.iso))
        let csv = try talk.talk("gh-450", "-o", "csv", "--thinking").stdout.split(separator: "\n")
        #expect(csv.filter { $0.contains(TalkHome.now.iso.prefix(10)) }.count == 8)
        #expect(try talk.talk("gh-450", "--json").stdout.hasPrefix("[\n"))
    }

    @Test func whatIsPackedIsUnpackedAndElseItsBeginningIsShown() throws {
        let long = (1...3000).map { "number \($0)" }.joined(separator: "\n")
        let packed = try TalkHome.packed(long)
        try talk.run("run-1", task: "gh-1")
        try talk.say("run-1", "assistant", "text", "number 1") { $0.packed = packed }
        try talk.say("run-1", "assistant", "text", "the beginning") { $0.packed = [1, 2, 3] }
        let shown = try talk.talk("gh-1").stdout
        #expect(shown.contains("number 3000\nthe beginning\n… the rest cannot be unpacked\n"))
    }

    @Test func aTerminalIsLeftAloneAndLinesOfToolsFitIt() throws {
        try talk.run("run-1", task: "gh-1")
        let wide = String(repeating: "日本", count: 60)
        try talk.say("run-1", "assistant", "text", "\u{1B}]0;title\u{7}\u{1B}[2Jhello \u{202E}evil\u{9B}31m")
        try talk.call("run-1", "Bash\u{1B}c", #"{"command":"echo"}"#, use: "u")
        try talk.result("run-1", "\u{1B}[31mred\u{1B}[5A\u{1B}]52;c;AAAA\u{7} \(wide)", of: "u")
        let shown = try talk.tester(["gh-1"]).onTerminal(columns: 40).run().stdout
        for bad in ["\u{1B}]", "\u{1B}[2J", "\u{1B}c", "\u{7}", "\u{202E}", "\u{9B}", "\u{1B}[5A"] {
            #expect(!shown.contains(bad))
        }
        #expect(shown.contains("\u{1B}[31mred ") && shown.contains("hello"))
        let line = try #require(shown.split(whereSeparator: \.isNewline).first { $0.contains("red") })
        #expect(line.contains("日本") && line.hasSuffix("…") && line.count < 40)
    }

    @Test func itIsPlayedAtItsPace() throws {
        try talk.sample()
        let result = try talk.talk("gh-450", "--utc", "--play", "--speed", "max")
        #expect(result.exitCode == 0 && result.stdout == sample)
    }

    @Test func withoutAnIndexItIsSaidWhatToDo() throws {
        let home = try TemporaryHome(for: "TalkCommandTests")
        let result = try CommandTester("roost").arguments("talk", "gh-450").environment(["ROOST_HOME": home.path]).run()
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("there is no index yet") && result.stderr.contains("roost index --once"))
    }

    @Test func aRunThatSaidNothingPointsToItsOutput() throws {
        try talk.run("run-1", task: "gh-1")
        #expect(try talk.talk("gh-1").stderr.contains("roost logs run-1"))
    }

    @Test func aPageIsWrittenOnceAndReplacedOnlyWhenAsked() throws {
        try talk.sample()
        let result = try talk.talk("gh-450", "--html", "talk.html")
        #expect(result.exitCode == 0 && result.stdout == "" && result.stderr == "wrote talk.html\n")
        let page = String(
            decoding: try SystemDisk().readAll(talk.home.path("talk.html"), bytesMax: 1 << 20),
            as: UTF8.self
        )
        #expect(page.contains("It is hard-coded.") && page.contains("case 9 passed"))
        let again = try talk.talk("gh-450", "--html", "talk.html")
        #expect(again.exitCode == 6 && again.stderr.contains("--force replaces it"))
        #expect(try talk.talk("gh-450", "--html", "talk.html", "--force").exitCode == 0)
        #expect(try talk.talk("gh-450", "--html", "x.html", "--play").exitCode == 2)
    }

    /// Rows are written without them; a row of an older redactor is not.
    @Test func whatOlderRowsStillHoldIsNotShown() throws {
        let token = "ghp_aA1\(String(repeating: "x", count: 33))"
        try talk.run("run-1", task: "gh-1")
        try talk.say("run-1", "assistant", "text", "see \(token)")
        try talk.call("run-1", "Bash", #"{"command":"echo \#(token)"}"#, use: "u")
        try talk.result("run-1", token, of: "u")
        for arguments in [[], ["--all"], ["-o", "json"], ["-o", "csv"], ["--html", "x.html"]] {
            let result = try talk.tester(["gh-1"] + arguments).run()
            #expect(!result.stdout.contains("ghp_"))
        }
        let page = try SystemDisk().readAll(talk.home.path("x.html"), bytesMax: 1 << 20)
        let text = String(decoding: page, as: UTF8.self)
        #expect(!text.contains("ghp_") && text.contains("[redacted:github-token]"))
    }
}
