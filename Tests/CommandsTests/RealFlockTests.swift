import Domain
import Journal
import Runs
import TestSupport
import Testing

/// What the daemon says of the real agents while the model's API asks a lot of them.
@Suite(
    "real-agents: verdicts on Claude Code and Codex",
    .enabled(if: RealAgents.isAsked, "real-agents: make test-agents runs them"),
    .serialized
)
struct RealFlockTests {
    private static let why = ["why", RealFlock.task]

    /// Codex asks nobody: `codex exec` does what its sandbox allows, and refuses the rest by itself.
    @Test func aPermissionIsAskedForAndAnswered() throws {
        let flock = try RealFlock()
        try flock.add("careful", "asks")
        let verdict = try flock.verdict(.waitingPermission)
        #expect(verdict.cause == .known(.permission) && verdict.confidence == .known(.certain))
        #expect(verdict.evidence == ["it asks: Bash: echo yes > granted.txt"])
        try flock.expect("it asks: Bash: echo yes", "answer", in: Self.why)
        try flock.expect("needs you", "waiting permission", in: ["status"])
        let run = try flock.run { $0.state.process != nil }.metadata.run.text
        let answer = try flock.roost("directive", "answer", run, "yes")
        #expect(answer.exitCode == 0, "\(answer.stderr)")
        #expect(try flock.end().state.outcome == .known(.completed))
        #expect(try flock.kept("granted.txt") == "yes\n")
        _ = try flock.calmVerdicts()
    }

    @Test(arguments: [("claude", "overloaded"), ("codex", "refused")])
    func anOverloadedAPIIsTriedAgainUntilItIsBack(agent: String, scenario: String) throws {
        let flock = try RealFlock()
        try flock.add(agent, scenario)
        let verdict = try flock.verdict(.retryingAPI)
        #expect(verdict.evidence.first?.hasPrefix("the API answered 529: ") == true, "\(verdict.evidence)")
        #expect(try flock.end().state.outcome == .known(.completed))
        _ = try flock.calmVerdicts()
        try flock.expect("retry", "completed", in: Self.why)
    }

    @Test(arguments: ["claude", "codex"])
    func anAPIThatStaysOverloadedIsTheReason(agent: String) throws {
        let flock = try RealFlock()
        try flock.add(agent, "down")
        let verdict = try flock.verdict(.retryingAPI)
        #expect(verdict.evidence.first?.contains("529") == true, "\(verdict.evidence)")
        #expect(try flock.end().state.outcome == .known(.failed))
        _ = try flock.calmVerdicts()
        try flock.expect("Status", "failed", "It said:", "529", in: ["task", "show", RealFlock.task])
        try flock.expect("retry", "turn_ended", "It said:", "529", in: Self.why)
    }

    @Test(arguments: ["claude", "codex"])
    func aRateLimitIsToldFromAnOverload(agent: String) throws {
        let flock = try RealFlock()
        try flock.add(agent, "ratelimit")
        let verdict = try flock.verdict(.retryingAPI)
        #expect(verdict.evidence.first?.hasPrefix("the API answered 429: ") == true, "\(verdict.evidence)")
        #expect(try flock.end().state.outcome == .known(.failed))
        _ = try flock.calmVerdicts()
        try flock.expect("failed", "It said:", "429", in: ["task", "show", RealFlock.task])
    }

    /// The five hours of a subscription are used up: the run has failed by no fault of its own, and all that work on
    /// the account wait.
    @Test func aSubscriptionThatIsUsedUpIsWaitedFor() throws {
        let flock = try RealFlock(isSubscription: true)
        try flock.add("claude", "ratelimit")
        let verdict = try flock.verdict(.rateLimited)
        #expect(verdict.until != nil)
        #expect(verdict.evidence == ["it was told that the limit five_hour is used up"])
        _ = try flock.end()
        let told = try flock.calmVerdicts()
        // It holds up to the end.
        #expect(told.suffix(2).map(\.kind) == [.known(.rateLimited), .known(.finished)], "\(told.map(\.text))")
        try flock.expect("its run met a rate limit", "the account claude has to wait until", in: Self.why)
    }

    /// Codex tries again, and gives up; Claude Code then asks without a stream, and gets its answer.
    @Test(arguments: ["claude", "codex"])
    func aCutStreamIsTriedAgainAndNoSilence(agent: String) throws {
        let flock = try RealFlock()
        try flock.add(agent, "cut")
        let verdict = try flock.verdict(.retryingAPI)
        #expect(verdict.evidence.first?.hasPrefix("no whole answer came: ") == true, "\(verdict.evidence)")
        let end = try flock.end()
        _ = try flock.calmVerdicts()
        if agent == "claude" {
            #expect(end.state.outcome == .known(.completed))
        } else {
            #expect(end.state.outcome == .known(.failed))
            let reason = "It said: stream disconnected before completion"
            try flock.expect(reason, in: ["task", "show", RealFlock.task])
        }
    }

    @Test func aCompactionOfClaudeCodeIsToldWhileItLasts() throws {
        let flock = try RealFlock()
        try flock.add("claude", "long")
        #expect(try flock.verdict(.compacting).confidence == .known(.certain))
        #expect(try flock.end().state.outcome == .known(.completed))
        _ = try flock.calmVerdicts()
        try flock.expect("compaction", in: Self.why)
    }

    /// Codex says of a compaction only that there was one, and this model makes it compact for ever.
    @Test func aCompactionOfCodexIsRecordedOnceItIsOver() throws {
        let flock = try RealFlock()
        try flock.add("crowded", "long")
        try flock.expect("compaction", "ended", in: Self.why)
        let run = try flock.run { $0.state.process != nil }.metadata.run.text
        #expect(try flock.roost("run", "stop", run).exitCode == 0)
        _ = try flock.end()
        _ = try flock.calmVerdicts()
    }

    @Test(arguments: ["claude", "codex"])
    func aModelThatTakesItsTimeMakesNobodyStalled(agent: String) throws {
        let flock = try RealFlock("watch.quiet_after = \"2s\"\nwatch.stall_after = \"10m\"")
        try flock.add(agent, "slow-model")
        let verdict = try flock.verdict(.quiet)
        #expect(verdict.cause == .known(.apiSilence))
        try flock.expect("it waits for the model", in: Self.why)
        #expect(try flock.end().state.outcome == .known(.completed))
        _ = try flock.calmVerdicts()
    }
}
