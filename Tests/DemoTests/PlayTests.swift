import Agents
import Decoding
import Domain
import JSON
import Platform
import TestSupport
import Testing

@testable import Demo

/// The demo agent as it is called from outside.
@Suite struct PlayTests {
    private let scene: DemoScene

    init() throws { scene = try DemoScene() }

    @Test func aPlainPromptMakesUpTheSameSessionForTheSameSeed() throws {
        let first = try scene.play("fix the parser", ["--seed", "7"])
        #expect(first.exitCode == 0, "\(first.stderr)")
        let notes = try SystemDisk().list("\(scene.folder)/demo-notes")
        #expect(notes.count == 1)
        let texts = try [first, scene.play("fix the parser", ["--seed", "7"])].map { try DemoScene.texts($0) }
        #expect(texts[0] == texts[1] && texts[0].count > 1)
        #expect(try DemoScene.texts(scene.play("fix the parser", ["--seed", "8"])) != texts[0])
    }

    @Test func itWritesNowhereElse() throws {
        try SystemDisk().makeFolders(scene.path("other"))
        try SystemDisk().link("\(scene.folder)/out", to: scene.path("other"))
        let result = try scene.play(
            "demo: edit ../x.txt a ;; write \(scene.path("y.txt")) a ;; edit out/z.txt a ;; edit a/../../w a"
        )
        #expect(result.exitCode == 0)
        #expect(result.stdout.components(of: "leads out of the folder") == 4)
        #expect(try SystemDisk().list(scene.path("other")) == [] && SystemDisk().list(scene.path("")).count == 2)
    }

    @Test func itCommitsInItsRepository() throws {
        _ = try CommandTester(tool: "git").arguments("init", "-q", scene.folder).run()
        let result = try scene.play("demo: edit a.txt x ;; commit Say it's done")
        #expect(result.exitCode == 0)
        let log = try CommandTester(tool: "git").arguments("-C", scene.folder, "log", "--format=%s").run()
        #expect(log.stdout == "Say it's done\n", "\(result.stdout)")
    }

    @Test(arguments: [
        ("fail 3", 3), ("fail signal KILL", 137), ("fail exec", 127), ("fail result Broken", 1), ("say x", 0),
        ("rate-limit 60s", 1), ("ignore TERM ;; run kill -TERM $PPID ;; say alive", 0),
    ]) func itEndsAsItsScriptSays(steps: String, code: Int32) throws {
        let result = try scene.play("demo: \(steps)")
        #expect(result.exitCode == code)
        _ = try DemoScene.facts(result.stdoutBytes)
    }

    @Test func aRateLimitSaysWhenItEnds() throws {
        let facts = try DemoScene.facts(try scene.play("demo: rate-limit 90s").stdoutBytes)
        let limit = try #require(facts.compactMap { if case .rateLimit(let told) = $0 { told } else { nil } }.first)
        #expect(limit.status == "rejected")
        let left = SystemClock().now().wall.duration(to: try #require(limit.resetsAt))
        #expect(left > .seconds(30) && left <= .seconds(92))
        let waited = try DemoScene.facts(try scene.play("demo: rate-limit 1ms wait ;; say on").stdoutBytes)
        #expect(waited.contains { if case .turnEnded(let end) = $0 { !end.isError } else { false } })
    }

    @Test(arguments: ["silent", "busy", "tool", "stop", "retry"])
    func itStallsInEachWayAndGoesOn(how: String) throws {
        let result = try scene.play("demo: stall \(how) 200ms ;; say awake")
        #expect(result.exitCode == 0)
        let facts = try DemoScene.facts(result.stdoutBytes)
        #expect(facts.contains { if case .retry = $0 { true } else { false } } == (how == "retry"))
        #expect(result.stdout.contains("awake"))
    }

    @Test func itEndsWhenItsTimeIsOver() throws {
        let result = try scene.play("demo: stall busy 10m", ["--lifetime", "200ms"])
        #expect(result.exitCode == Life.exitCode && result.stderr == "roost-demo-agent: its time is over\n")
    }

    @Test func floodsAreAsLargeAsAsked() throws {
        let result = try scene.play("demo: flood 500 400")
        _ = try DemoScene.facts(result.stdoutBytes)
        let lines = result.stdout.split(separator: "\n").filter { $0.contains("xxxxxxxx") }
        #expect(lines.count == 500 && lines.allSatisfy { (380...420).contains($0.utf8.count) })
    }

    @Test func itSaysHowManyNumberedLinesItHasPrinted() throws {
        let result = try scene.play("demo: count 2000 100ms", [], ["ROOST_RUN_DIR": scene.path("run")])
        let lines = result.stdout.split(separator: "\n").filter { $0.hasPrefix("line ") }
        #expect(lines == (1...max(1, lines.count)).map { "line \($0)" } && result.exitCode == 0)
        let file = try SystemDisk().readAll(scene.path("run/artifacts/printed"), bytesMax: 64)
        #expect(String(decoding: file, as: UTF8.self) == "\(lines.count)\n")
        #expect(result.stdout.contains("I have printed \(lines.count) numbered lines."))
    }

    @Test func aLaterAttemptDoesWhatTheFirstDoesNot() throws {
        let script = "demo: first say one ;; again say two"
        #expect(try DemoScene.texts(scene.play(script)) == ["one"])
        #expect(try DemoScene.texts(scene.play("An attempt came to nothing.\n\n" + script)) == ["two"])
    }

    @Test func itReplacesATextInAFile() throws {
        try SystemDisk().createFile("\(scene.folder)/a.sh", with: Array("shift\necho shift\n".utf8))
        _ = try scene.play("demo: replace a.sh shift | : ;; replace a.sh nowhere | x ;; replace b.sh a | b")
        #expect(try scene.text("a.sh") == ":\necho shift\n")
    }

    @Test func eachLaunchIsCountedOnce() throws {
        let file = scene.path("launches")
        for _ in 0..<3 { _ = try scene.play("demo: say x", ["--launches", file], ["ROOST_RUN": "run-1"]) }
        let text = String(decoding: try SystemDisk().readAll(file, bytesMax: 1 << 10), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.count == 3 && Set(lines.map { $0[0] }).count == 3 && lines.allSatisfy { $0[2] == "run-1" })
    }

    @Test func theOutcomeIsLeftInTheDirectoryOfTheRun() throws {
        let steps = "demo: outcome needs-human Which one? ;; follow-up review Look at it"
        let result = try scene.play(steps, [], ["ROOST_RUN_DIR": scene.path("run")])
        #expect(result.exitCode == 0)
        let bytes = try SystemDisk().readAll(scene.path("run/artifacts/outcome.json"), bytesMax: 1 << 16)
        let outcome = try JSONReader.read(bytes)
        #expect(outcome["outcome"] == "blocked" && outcome["needsHuman"] == true && outcome["ok"] == false)
        #expect(outcome["summary"] == "Which one?")
        #expect(outcome["suggestedFollowup"]?.arrayValue?.first?["stepKind"] == "review")
    }

    @Test func withoutAnybodyToAskAPermissionIsDenied() throws {
        let result = try scene.play("demo: permit touch made.txt ;; ask Which? | A | B")
        #expect(result.exitCode == 0)
        let facts = try DemoScene.facts(result.stdoutBytes)
        #expect(facts.contains { if case .permission(let told) = $0 { told.step == .denied } else { false } })
        #expect(try !SystemDisk().exists("\(scene.folder)/made.txt"))
        #expect(result.stdout.contains("A question that stays open: Which?"))
    }

    @Test(arguments: [
        ("demo: sai x", "line 1 of the script: there is no step \\\"sai\\\"; did you mean say?"),
        ("x\ndemo:\nsay x\nsleep 3", "line 3 of the script: 3 is no time such as 500ms or 2s"),
        ("demo: fail 999", "line 1 of the script: 999 is no exit code"), ("demo: say", "a text is missing"),
        ("demo: stall loudly 1s", "loudly is not a way to stall: silent, busy, tool, stop, retry"),
        ("demo: hear 1s 2s", "is more than the step takes"), ("demo: @nowhere.txt", "nowhere.txt"),
    ]) func aScriptThatCannotBeReadIsToldWithItsLine(prompt: String, told: String) throws {
        let result = try scene.play(prompt)
        #expect(result.exitCode == 1 && result.stdout.contains(told), "\(result.stdout)")
    }

    @Test(arguments: [["--sed", "1"], ["--seed", "x"], ["--pace"], [], ["--input-format", "text"]])
    func aCommandLineThatCannotBeReadIsTold(words: [String]) throws {
        let result = try CommandTester("roost-demo-agent").arguments(words).run()
        #expect(result.exitCode == 2 && result.stderr.contains("--help says what it takes") && result.stdout == "")
    }

    @Test func itsHelpNamesEachStep() throws {
        Channels.write([])
        let help = try CommandTester("roost-demo-agent").arguments("--help").run().stdout
        for step in [
            "say", "edit", "permit", "ask", "stall", "rate-limit", "flood", "follow-up", "fail signal", "count",
        ] {
            #expect(help.contains(step))
        }
        #expect(help.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test func aScriptMayStandInAFile() throws {
        try SystemDisk().createFile("\(scene.folder)/s.demo", with: Array("say one\nsay two\n".utf8))
        #expect(try DemoScene.texts(scene.play("demo: @s.demo")) == ["one", "two"])
    }
}

extension String {
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
