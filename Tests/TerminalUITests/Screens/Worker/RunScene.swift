import Control
import Domain
import JSON

@testable import Queries
@testable import TerminalUI

/// Runs as the record might have them, and the detail of a worker in front of them.
struct RunScene {
    static let now = FlockScene.now

    var top: Top
    private(set) var effects: [TopEffect] = []

    init(rows: Int = 24, columns: Int = 80, isReadOnly: Bool = false, part: WorkerScreen.Part = .status) {
        var context = TopContext(now: Self.now, calendar: nil)
        context.isReadOnly = isReadOnly
        context.link = .open
        top = Top(context, size: ScreenSize(rows: rows, columns: columns), tabs: TopScreens.all())
        _ = top.perform([.open(WorkerScreen(run: "", task: "gh-450", open: part))])
    }

    var lines: [String] { top.frame().lines }
    var text: String { lines.joined(separator: "\n") }
    var lent: [[String]] { effects.compactMap { if case .lend(let words, _) = $0 { words } else { nil } } }

    mutating func take(_ input: TopInput) {
        effects += top.take(input)
        top.saw()
    }

    mutating func press(_ keys: Key...) { for key in keys { take(.terminal(.key(key))) } }

    mutating func type(_ text: String) { for letter in text { press(.character(letter)) } }

    mutating func click(_ kind: MouseAct.Kind = .press, row: Int, column: Int) {
        take(.terminal(.mouse(MouseAct(kind, row: row, column: column))))
    }

    mutating func pass(_ seconds: Int64) { take(.tick(top.context.now.advanced(by: .seconds(seconds)))) }

    /// Answers all that is asked, with what the scene has.
    mutating func settle(
        speed: SpeedPicture = RunScene.speed,
        talk: TalkPicture = RunScene.talk,
        history: HistoryPicture = RunScene.history
    ) {
        for _ in 0..<2 {
            for question in top.questions {
                let answer: TopAnswer? =
                    switch question {
                    case .history: .history(history)
                    case .events(let run): .events(Self.events(of: run))
                    case .speed: .speed(speed)
                    case .diff: .diff(DiffPicture(patch: Self.patch))
                    case .talk: .talk(talk)
                    default: nil
                    }
                if let answer { take(.answer(answer, to: question)) }
            }
        }
    }

    // MARK: - What the record has

    static func response(
        _ second: Int64,
        tokens: Int64 = 100,
        cents: Int64? = 4,
        model: String = "claude-sonnet-4-5"
    ) -> RecordedCall {
        RecordedCall(
            row: second,
            run: "run-20261121-113302-004512-aaaa",
            at: now.advanced(by: .seconds(second)),
            model: model,
            usage: Usage(input: tokens, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0),
            reasoningTokens: 0,
            cost: cents.map { Money(nanodollars: $0 * 10_000_000) },
            isSuccess: true,
            webSearches: 0,
            isSidechain: false
        )
    }

    static func use(_ tool: String, milliseconds: Int64?, isSuccess: Bool? = true) -> RecordedToolCall {
        RecordedToolCall(
            run: "run-1",
            tool: tool,
            block: 1,
            at: now,
            endedAt: milliseconds.map { now.advanced(by: .milliseconds($0)) },
            isSuccess: isSuccess,
            isSidechain: false
        )
    }

    static var speed: SpeedPicture {
        var responses: [RecordedCall] = []
        for place in 0..<30 as Range<Int64> {
            let (tokens, cents) = ((place % 7 + 1) * 900, place % 5 + 1)
            responses.append(response(place * 60, tokens: tokens, cents: cents))
        }
        (responses[3].isSuccess, responses[3].errorCode) = (false, "529 overloaded")
        for place in responses.indices {
            (responses[place].firstTokenMilliseconds, responses[place].milliseconds) = (900, 6_100)
        }
        let uses = [
            use("Bash", milliseconds: 48_000), use("Bash", milliseconds: 4_000, isSuccess: false),
            use("Edit", milliseconds: 1_000), use("mcp__日本語\u{1B}[2J", milliseconds: 20),
        ]
        return SpeedPicture(run: "run-1", responses: responses, uses: uses)
    }

    static func run(_ name: String, attempt: Int64, outcome: String?, exit: Int64?, why: String?) -> RecordedRun {
        RecordedRun(
            id: "run-20261121-113302-004512-\(name)",
            task: "gh-450",
            spawnedAt: now.advanced(by: .seconds(-1_860 * attempt)),
            endedAt: outcome == nil ? nil : now.advanced(by: .seconds(-1_860 * attempt + 1_380)),
            status: outcome ?? "running",
            outcome: outcome,
            summary: why,
            exitCode: exit,
            attempt: attempt,
            checkpointCount: 0,
            needsHuman: false
        )
    }

    static var history: HistoryPicture {
        var usage = RunUsage(calls: 4)
        usage.cost = Money(nanodollars: 2_410_000_000)
        var partly = usage
        partly.unpricedCalls = 1
        return HistoryPicture(entries: [
            HistoryPicture.Entry(run("bbbb", attempt: 2, outcome: nil, exit: nil, why: nil), usage),
            HistoryPicture.Entry(run("aaaa", attempt: 1, outcome: "failed", exit: 1, why: "tests failed (3)"), partly),
        ])
    }

    static func events(of run: String) -> EventsPicture {
        let told: [(String, String, String)] = [
            ("info", "run_prepared", "Prepared local run layout"), ("info", "worker_started", "pid 48213"),
            ("warn", "heartbeat_late", "31s since last (limit 30s)"), ("info", "tool_result", "Bash \u{1B}[31mexit 0"),
        ]
        return EventsPicture(
            events: told.enumerated().map { place, event in
                RecordedEvent(
                    origin: place == 3 ? .agent : .roost,
                    owner: run,
                    task: "gh-450",
                    at: now.advanced(by: .milliseconds(Int64(place) * 1_250 - 60_000)),
                    type: event.1,
                    severity: event.0,
                    message: "\(event.2) of \(run.suffix(4))",
                    details: .null
                )
            }
        )
    }

    static let patch = """
        diff --git a/Sources/Budget.swift b/Sources/Budget.swift
        index 1..2 100644
        --- a/Sources/Budget.swift
        +++ b/Sources/Budget.swift
        @@ -41,3 +41,3 @@ func remaining()
        -    let days = 30
        --- a rule
        +    let days = calendar.range()
        +\tlet 日本語 = "\u{1B}[31m"
         }
        diff --git a/old name.txt b/new name.txt
        similarity index 100%
        rename from old name.txt
        rename to new name.txt
        diff --git a/docs/a b.md b/docs/a b.md
        new file mode 100644
        --- /dev/null
        +++ b/docs/a b.md
        @@ -0,0 +1 @@
        +new

        """

    // MARK: - What was said

    static func said(
        _ kind: RenderedPart.Kind,
        _ title: String,
        _ lines: [String] = [],
        at second: Int64,
        speaker: String? = nil
    ) -> TalkPicture.Entry {
        let part = RenderedPart(kind, title: StyledText(title), lines: lines.map { RenderedPart.Line(StyledText($0)) })
        return TalkPicture.Entry(at: now.advanced(by: .seconds(second)), speaker: speaker, model: nil, part: part)
    }

    static func used(_ title: String, _ output: [String], at second: Int64, fails: Bool = false) -> TalkPicture.Entry {
        var entry = said(.toolCall, "▸ \(title)", at: second)
        var result = RenderedPart(
            .toolResult,
            title: StyledText(fails ? "└ Bash ✗ failed" : "└ Bash ✓"),
            lines: output.map { RenderedPart.Line(StyledText($0)) }
        )
        result.isFailure = fails
        entry.result = result
        entry.endedAt = entry.at?.advanced(by: .milliseconds(3_900))
        return entry
    }

    static var talk: TalkPicture {
        let long = (1...45).map { "Test Case 'number \($0)' passed" }
        return TalkPicture(
            entries: [
                said(.user, "", ["Fix the month length."], at: -600, speaker: "user"),
                said(.assistant, "", ["I will look at it. " + String(repeating: "word ", count: 40)], at: -590),
                used("Read  Sources/Budget.swift", ["188 lines"], at: -580),
                used("Bash  swift test", ["error: 31 is not 30"], at: -560, fails: true),
                said(.thinking, "thinking (214 words)", ["The month is hard-coded."], at: -540),
                used("Bash  swift test --filter BudgetTests", long, at: -500),
                said(.assistant, "", ["Both tests pass. 日本語"], at: -480),
            ],
            spent: [
                TalkPicture.Spent(at: now.advanced(by: .seconds(-585)), cost: Money(nanodollars: 1_610_000_000)),
                TalkPicture.Spent(at: now.advanced(by: .seconds(-485)), cost: Money(nanodollars: 800_000_000)),
            ]
        )
    }
}
