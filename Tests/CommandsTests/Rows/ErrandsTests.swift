import Domain
import Platform
import TestSupport
import Testing

/// What somebody wants done who looks after a flock, each done by one command, and `docs/errands.md`, which shows them
/// with what they answer.
@Suite struct ErrandsTests {
    private struct Errand: Sendable {
        let wanted: String
        let command: String
        let words: [String]
        /// How many lines of its answer the page shows at most.
        let lines: Int
        /// How many of them are the same each time.
        let lasting: Int

        init(_ wanted: String, _ command: String, _ words: String..., lines: Int = 16, lasting: Int = 16) {
            self.wanted = wanted
            self.command = command
            self.words = words
            self.lines = lines
            self.lasting = lasting
        }
    }

    private static let errands = [
        Errand(
            "Which worker is stuck, and why?",
            "status",
            "waiting permission",
            "quiet",
            "no output for",
            "1 needs",
            lasting: 4
        ),
        Errand("What did gh-440 cost yesterday?", "cost --yesterday --task gh-440", "claude-sonnet-4-5", "$0.50"),
        Errand("What was the last error of the attempt before?", "talk gh-454 -p", "failed", "expected ) at 3"),
        Errand(
            "Who decided that, and on what?",
            "decision show gh-454",
            "fail_task",
            "exit_code=3",
            "Scheduler.giveUp"
        ),
        Errand("What is it doing right now?", "talk gh-456", "Now the whole suite.", "▸ Bash  sleep 600"),
        Errand(
            "What happened at 03:12?",
            "event list -S 03:12 -U 03:13 --task gh-454",
            "step_failed",
            "exit code 3",
            lines: 3
        ),
        Errand("Which files did it change?", "task review gh-450", "parser.swift", "+1 -0"),
        Errand("What does it ask me?", "worker show gh-451", "Bash: git push", "answer"),
        Errand("How much of today's budget is left?", "budget", "of $20", "left"),
        Errand(
            "Which tasks failed this week, and why?",
            "task list --failed --since 7d",
            "gh-454",
            "gh-455",
            "code 3",
            lasting: 1
        ),
        Errand("What ran twice in the same worktree?", "worktree list --shared", "gh-454"),
        Errand("Which prompt was sent?", "run show gh-456 --prompt", "demo: say Now the whole suite. ;; run sleep 600"),
        Errand("All that the last run wrote, as a file", "logs gh-454 --raw > gh-454.log"),
        Errand(
            "Find that sentence which an agent said",
            "search drops the last token",
            "gh-450",
            "assistant",
            "«drops»",
            lines: 2
        ),
        Errand("Which tool call took longest?", "perf --by tool --slowest", "Bash", "sleep 1", lines: 2, lasting: 1),
        Errand(
            "All of a task as JSON, for a script",
            "export --task gh-450 --format json",
            "roost.export/1",
            "finish_task",
            "\"preserve\"",
            "\"calls\"",
            lines: 4
        ),
        Errand("Is the recorder healthy?", "health", "Recorder:", "Recording"),
        Errand("Which worktrees can go?", "worktree prune -n", "gh-450", "commit is only on"),
        Errand("Bring back what was there before the bad edit", "run checkpoint restore gh-455 1", "1 file written"),
        Errand("Which model costs most?", "cost --all --by model", "claude-sonnet-4-5", "claude-haiku-4-5", "Total"),
        Errand("Why did that one fail?", "why gh-454", "2 attempts failed", "exit 3", lasting: 3),
        Errand("What is there to be done next?", "task list --status detected", "gh-453"),
    ]

    private static let page = "\((0..<4).reduce(#filePath) { path, _ in FilePath.folder(of: path) })/docs/errands.md"

    @Test func eachIsDoneByOneCommandAsThePageShowsIt() throws {
        let scene = try ErrandScene()
        let page = try ErrandPage(String(decoding: SystemDisk().readAll(Self.page, bytesMax: 1 << 20), as: UTF8.self))
        var written: [(wanted: String, command: String, answer: String, lines: Int)] = []
        for errand in Self.errands {
            let answer = try scene.answer(errand.command, saying: errand.words)
            let isDone = errand.words.allSatisfy { answer.contains($0) }
            #expect(isDone, "\(errand.wanted) roost \(errand.command)\n\(answer)")
            let shown = page.answer(of: errand.command)
            let differing = shown.flatMap { ErrandPage.difference(of: $0, from: answer, upTo: errand.lasting) }
            #expect(shown != nil && differing == nil, "\(errand.command): \(differing ?? "not on the page")")
            written.append((errand.wanted, errand.command, answer, errand.lines))
        }
        #expect(Self.errands.count >= 20)
        // What the page is made of.
        if let path = Environment.current()["ERRANDS_PAGE"] {
            try SystemDisk().replaceFile(path, with: Array(ErrandPage.text(written).utf8))
        }
    }

    @Test func theFileHoldsAllThatTheRunWrote() throws {
        let scene = try ErrandScene()
        _ = try scene.answer("logs gh-454 --raw > gh-454.log", saying: [])
        let text = try scene.text("gh-454.log")
        #expect(text.hasPrefix("{\"type\":\"system\"") && text.contains("The tests fail: expected ) at 3"))
        #expect(try scene.text("limits.swift", ofTask: "gh-455") == "let limit = -1\n")
        _ = try scene.answer("run checkpoint restore gh-455 1", saying: ["1 file written"])
        #expect(try scene.text("limits.swift", ofTask: "gh-455") == "let limit = 10\n")
    }
}
