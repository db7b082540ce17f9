import Domain
import Testing

@Suite struct RunSignsVerdictTests {
    private static let now = WallTime(nanoseconds: 1_795_222_383_000_000_000)
    private static let limits = VerdictLimits()

    private static func ago(_ seconds: Int) -> RunSigns.Since {
        RunSigns.Since(at: now - .seconds(seconds), span: .seconds(seconds))
    }

    /// An agent that is at work and has written a moment ago.
    private static func signs(silentFor seconds: Int = 1, _ change: (inout RunSigns) -> Void = { _ in }) -> RunSigns {
        var signs = RunSigns(life: .alive, started: ago(4_000), heartbeat: ago(1))
        signs.speaksAtOnce = true
        signs.isUnderstood = true
        signs.lastOutput = ago(seconds)
        signs.processState = UInt8(ascii: "S")
        signs.processCount = 1
        signs.loadPercent = 1
        change(&signs)
        return signs
    }

    private static func asks(_ isForPerson: Bool, isSaid: Bool = true) -> RunSigns.Question {
        RunSigns.Question(isForPerson: isForPerson, subject: "Bash: git push", since: ago(30), isSaid: isSaid)
    }

    private static func retry(_ seconds: Int, delay: Duration = .seconds(4)) -> RunSigns.APIRetry {
        RunSigns.APIRetry(text: "the API answered: overloaded, try 3 of 10", delay: delay, since: ago(seconds))
    }

    private static func tool(_ seconds: Int) -> RunSigns.OpenTool {
        RunSigns.OpenTool(name: "Bash", since: ago(seconds))
    }

    private static func limit(_ until: WallTime) -> RunSigns.Limit {
        RunSigns.Limit(kind: "five_hour", until: until, since: ago(10))
    }

    private static func pause(_ by: PauseReason) -> RunSigns.Pause {
        RunSigns.Pause(by: .known(by), why: "the budget of the day is used up", at: now - .seconds(400))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let signs: RunSigns
        let kind: VerdictKind
        let cause: VerdictCause
        let confidence: Confidence

        init(
            _ name: String,
            _ signs: RunSigns,
            _ kind: VerdictKind,
            _ cause: VerdictCause,
            _ confidence: Confidence = .certain
        ) {
            testDescription = name
            self.signs = signs
            self.kind = kind
            self.cause = cause
            self.confidence = confidence
        }
    }

    /// One row and more for each cause.
    static let rows = [
        Row("prepared", signs { $0.life = .prepared }, .starting, .notStarted),
        Row("no word yet", signs { ($0.lastOutput, $0.started) = (nil, ago(59)) }, .starting, .noFirstWord),
        Row(
            "no word for long",
            signs { ($0.lastOutput, $0.started) = (nil, ago(60)) },
            .stalled,
            .noFirstWord,
            .likely
        ),
        Row("a word, then silence", signs(silentFor: 300), .stalled, .apiSilence, .likely),
        Row("writing", signs(), .working, .output, .likely),
        Row("just not quiet", signs(silentFor: 59), .working, .output, .likely),
        Row("waiting for the model", signs(silentFor: 60), .quiet, .apiSilence, .likely),
        Row("just not stalled", signs(silentFor: 299), .quiet, .apiSilence, .likely),
        Row("computing", signs(silentFor: 60) { $0.loadPercent = 98 }, .quiet, .busyLoop, .likely),
        Row(
            "computing where many do",
            signs(silentFor: 60) { ($0.loadPercent, $0.processState) = (12, UInt8(ascii: "R")) },
            .quiet,
            .busyLoop,
            .likely
        ),
        Row("computing for long", signs(silentFor: 300) { $0.loadPercent = 98 }, .stalled, .busyLoop, .likely),
        Row("tool", signs(silentFor: 70) { $0.openTool = tool(70) }, .toolRunning, .openTool),
        Row("tool for long", signs(silentFor: 1_800) { $0.openTool = tool(1_800) }, .stalled, .openTool, .likely),
        Row(
            "tool that computes for long",
            signs(silentFor: 1_800) { ($0.openTool, $0.loadPercent) = (tool(1_800), 90) },
            .toolRunning,
            .openTool
        ),
        Row(
            "tool for long, while others write",
            signs(silentFor: 3) { $0.openTool = tool(1_800) },
            .toolRunning,
            .openTool
        ),
        Row("permission", signs(silentFor: 400) { $0.question = asks(false) }, .waitingPermission, .permission),
        Row("question", signs(silentFor: 400) { $0.question = asks(true) }, .waitingAnswer, .question),
        Row(
            "permission by a hook",
            signs { $0.question = asks(false, isSaid: false) },
            .waitingPermission,
            .permission,
            .likely
        ),
        Row("retry", signs(silentFor: 70) { $0.apiRetry = retry(70) }, .retryingAPI, .retry),
        Row(
            "retry with patience",
            signs(silentFor: 400) { $0.apiRetry = retry(400, delay: .seconds(120)) },
            .retryingAPI,
            .retry
        ),
        Row("retry that never came", signs(silentFor: 304) { $0.apiRetry = retry(304) }, .stalled, .retry, .likely),
        Row("rate limit", signs(silentFor: 900) { $0.limit = limit(now + .seconds(1)) }, .rateLimited, .rateLimit),
        Row("rate limit that is over", signs(silentFor: 60) { $0.limit = limit(now) }, .quiet, .apiSilence, .likely),
        Row("compacting", signs(silentFor: 200) { $0.compaction = ago(200) }, .compacting, .compaction),
        Row("compacting for ever", signs(silentFor: 300) { $0.compaction = ago(300) }, .stalled, .compaction, .likely),
        Row("stopped", signs { $0.processState = UInt8(ascii: "T") }, .stalled, .processStopped),
        Row(
            "paused by a budget",
            signs(silentFor: 400) { ($0.pause, $0.processState) = (pause(.budget), UInt8(ascii: "T")) },
            .paused,
            .budget
        ),
        Row(
            "paused in a question",
            signs { ($0.pause, $0.question) = (pause(.person), asks(true)) },
            .paused,
            .pausedByPerson
        ),
        Row("disk full", signs { $0.waitsFor = .room }, .stalled, .diskFull),
        Row("disk fails", signs { $0.waitsFor = .disk }, .stalled, .diskFault),
        Row("done", signs(silentFor: 29) { $0.turnEnd = ago(29) }, .working, .output, .likely),
        Row("done and there", signs(silentFor: 30) { $0.turnEnd = ago(30) }, .exitedLingering, .doneNotEnded, .likely),
        Row("gone, output open", signs { $0.life = .outputHeld }, .exitedLingering, .outputHeld),
        Row("no heartbeat", signs { $0.heartbeat = ago(45) }, .unknown, .noHeartbeat),
        Row("nobody there", signs { $0.life = .unattended }, .unknown, .unattended),
        Row("over", signs { $0.life = .over(.known(.failed), .known(.exit)) }, .finished, .ended),
        Row("lost", signs { $0.life = .over(.known(.lost), .known(.unknown)) }, .lost, .endUnseen),
        Row(
            "a command that says nothing",
            signs(silentFor: 3_000) { ($0.speaksAtOnce, $0.isUnderstood, $0.lastOutput) = (false, false, nil) },
            .quiet,
            .noOutput,
            .guess
        ),
        Row(
            "a command that has just begun",
            signs { ($0.speaksAtOnce, $0.isUnderstood, $0.lastOutput, $0.started) = (false, false, nil, ago(2)) },
            .working,
            .noOutput,
            .likely
        ),
        Row(
            "an agent that nobody reads",
            signs(silentFor: 3_000) { $0.isUnderstood = false },
            .quiet,
            .noOutput,
            .guess
        ),
    ]

    @Test(arguments: rows)
    func eachCauseHasItsVerdict(row: Row) {
        let verdict = row.signs.verdict(by: Self.limits, at: Self.now)
        #expect(verdict.kind == .known(row.kind))
        #expect(verdict.cause == .known(row.cause))
        #expect(verdict.confidence == .known(row.confidence))
        #expect(verdict.since <= Self.now)
        #expect(!verdict.evidence.isEmpty)
        #expect((verdict.until != nil) == (row.kind == .rateLimited))
    }

    @Test func theTableNamesEachCauseAndEachVerdict() {
        #expect(Set(Self.rows.map(\.cause)) == Set(VerdictCause.allCases))
        #expect(Set(Self.rows.map(\.kind)) == Set(VerdictKind.allCases))
    }

    @Test func fiveThatAreSilentForEquallyLongHaveFiveCauses() {
        let five = [
            Self.signs(silentFor: 60) { $0.processState = UInt8(ascii: "T") },
            Self.signs(silentFor: 60) { $0.loadPercent = 99 },
            Self.signs(silentFor: 60) { $0.openTool = Self.tool(60) },
            Self.signs(silentFor: 60) { $0.question = Self.asks(false) },
            Self.signs(silentFor: 60) { $0.apiRetry = Self.retry(60) },
        ]
        let causes = five.map { $0.verdict(by: Self.limits, at: Self.now).cause }
        #expect(Set(causes).count == five.count, "\(causes)")
    }

    /// Whatever waits for a moment is looked at again in that moment, and not before.
    @Test(arguments: rows)
    func nothingChangesBeforeItIsDue(row: Row) {
        guard let next = row.signs.nextChange(by: Self.limits, at: Self.now) else {
            #expect(row.kind == .finished || row.kind == .lost)
            return
        }
        #expect(next > .zero)
        let before = row.signs.later(by: next - .milliseconds(1))
        let then = Self.now + (next - .milliseconds(1))
        let verdict = row.signs.verdict(by: Self.limits, at: Self.now)
        #expect(before.verdict(by: Self.limits, at: then).isSame(as: verdict))
    }

    @Test func aVerdictIsToldInWords() {
        let verdict = Self.signs(silentFor: 70) { $0.openTool = Self.tool(70) }.verdict(by: Self.limits, at: Self.now)
        #expect(verdict.text == "tool running: it waits for a tool")
        #expect(verdict.evidence == ["the tool Bash has not answered yet", "its processes take 1 % of a core"])
        let known = Self.signs(silentFor: 70) {
            $0.openTool = RunSigns.OpenTool(name: "Bash", what: "swift test", since: Self.ago(70), count: 2)
        }
        #expect(known.verdict(by: Self.limits, at: Self.now).evidence.first == "Bash: swift test, and 1 more")
    }
}

extension RunSigns {
    /// The same when nothing has happened for so long, but for what beats by itself.
    fileprivate func later(by span: Duration) -> RunSigns {
        func older(_ since: Since) -> Since { Since(at: since.at, span: since.span + span) }
        var later = self
        later.started = older(started)
        later.heartbeat = older(heartbeat)
        later.lastOutput = lastOutput.map(older)
        later.compaction = compaction.map(older)
        later.turnEnd = turnEnd.map(older)
        later.openTool = openTool.map { OpenTool(name: $0.name, since: older($0.since), count: $0.count) }
        later.apiRetry = apiRetry.map { APIRetry(text: $0.text, delay: $0.delay, since: older($0.since)) }
        return later
    }
}
