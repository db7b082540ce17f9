import Agents
import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

@testable import Supervision

/// A run that is told of at moments that a test chooses: no machine sleeps, and no clock is moved.
@Suite struct WatchedRunTests {
    private let limits = VerdictLimits()
    private let samples: SampleRuns

    init() throws { samples = try SampleRuns() }

    /// A run whose agent has written a moment ago, and is understood.
    private struct Scene {
        let clock = ManualClock()
        var watched: WatchedRun
        let look: RunLook
        let progress: LiveProgress
        var cpu: UInt64 = 0
        var sequence: Int64 = 0
        var chunk: IndexRecord?

        init(_ samples: SampleRuns, kind: WorkerKind) throws {
            look = samples.look(try samples.running(), .attended)
            progress = LiveProgress(run: look.run.metadata.run, task: look.run.metadata.task)
            watched = WatchedRun(.known(kind), startedAt: clock.now().wall, at: clock.now())
            writes()
            let summary = LiveSummary(progress, agent: "claude", createdAt: clock.now().wall)
            watched.heard(.summary(summary), at: clock.now())
        }

        mutating func writes() {
            sequence += 1
            chunk = IndexRecord(sequence: sequence, kind: .data, at: clock.now(), offset: sequence, length: 1)
            beats()
        }

        /// Its recorder has beaten, and it was looked at.
        mutating func beats(state: Character = "S") {
            let beat = Beat(
                beatAt: clock.now().wall,
                treeCPUNanoseconds: cpu,
                treeProcessCount: 1,
                processState: state.asciiValue
            )
            watched.looked(RunPeek(beat: beat, lastChunk: chunk), look, at: clock.now())
        }

        /// Goes on for so long, looked at each second.
        mutating func passes(_ seconds: Int, busyPercent: UInt64 = 0, state: Character = "S") -> [Verdict] {
            var told: [Verdict] = []
            for _ in 0..<seconds {
                clock.advance(by: .seconds(1))
                cpu += busyPercent * 10_000_000
                beats(state: state)
                if let verdict = watched.judged(by: VerdictLimits(), at: clock.now()) { told.append(verdict) }
            }
            return told
        }

        func place(_ offset: Int64 = 1) -> LivePlace {
            LivePlace(run: progress.run, task: progress.task, channel: .stdout, offset: offset, at: clock.now().wall)
        }

        mutating func says(_ type: String, _ message: String, _ data: JSONObject = [:]) {
            let event = LiveEvent(place(), type: type, level: "info", message: message, data: data)
            watched.heard(.event(event), at: clock.now())
        }

        mutating func messages() {
            var news = progress
            news.messages += sequence
            news.lastMessageAt = clock.now().wall
            watched.heard(.progress(news), at: clock.now())
        }
    }

    private func scene(_ kind: WorkerKind = .claude) throws -> Scene { try Scene(samples, kind: kind) }

    private func causes(_ verdicts: [Verdict]) -> [VerdictCause?] { verdicts.map(\.cause.known) }

    @Test func silenceIsQuietAndThenAStall() throws {
        var scene = try scene()
        let told = scene.passes(400)
        #expect(told.map(\.kind.known) == [.working, .quiet, .stalled])
        #expect(causes(told) == [.output, .apiSilence, .apiSilence])
        #expect(Set(told.dropFirst().map(\.since)).count == 1)
    }

    @Test func itIsKnownInTheSecondInWhichItComes() throws {
        var scene = try scene()
        #expect(causes(scene.passes(59)) == [.output])
        #expect(causes(scene.passes(1)) == [.apiSilence])
    }

    @Test func aDayOfSleepIsNobodysSilence() throws {
        var scene = try scene()
        _ = scene.passes(10)
        scene.clock.suspend(for: .seconds(86_400))
        #expect(scene.passes(40).isEmpty)
        #expect(causes(scene.passes(20)) == [.apiSilence])
    }

    /// A clock that is set, and summer time that begins or ends, which is the same to nobody who counts in UTC.
    @Test(arguments: [-86_400, -3_600, -1, 1, 3_600, 86_400])
    func aClockThatIsSetMakesNobodySilent(seconds: Int) throws {
        var scene = try scene()
        _ = scene.passes(10)
        scene.clock.jump(by: .seconds(seconds))
        #expect(scene.passes(45).isEmpty)
        #expect(causes(scene.passes(10)) == [.apiSilence])
    }

    @Test func fiftyThatSleptWakeWithoutAStall() throws {
        var scenes = try (0..<50).map { _ in try scene() }
        for index in scenes.indices {
            _ = scenes[index].passes(1 + index)
            scenes[index].clock.suspend(for: .seconds(86_400))
            scenes[index].clock.jump(by: .seconds(-3_600))
            #expect(scenes[index].passes(5).isEmpty, "\(index)")
        }
    }

    @Test func anAgentOfBeforeTheSleepIsNotStalledForADaemonThatComesAfterIt() throws {
        let clock = ManualClock()
        let chunk = IndexRecord(sequence: 1, kind: .data, at: clock.now(), offset: 0, length: 1)
        clock.suspend(for: .seconds(86_400))
        clock.advance(by: .seconds(5))
        let began = clock.now().wall - .seconds(90_000)
        var watched = WatchedRun(.known(.claude), startedAt: began, at: clock.now())
        let look = samples.look(try samples.running(), .attended)
        let peek = RunPeek(beat: Beat(beatAt: clock.now().wall), lastChunk: chunk)
        watched.looked(peek, look, at: clock.now())
        let progress = LiveProgress(run: look.run.metadata.run, task: look.run.metadata.task)
        watched.heard(.summary(LiveSummary(progress, agent: "claude", createdAt: began)), at: clock.now())
        #expect(watched.judged(by: limits, at: clock.now())?.kind == .known(.working))
    }

    @Test func whatItSaidHoldsUntilItSaysMore() throws {
        var scene = try scene()
        _ = scene.passes(2)
        scene.says("retry", "overloaded", ["attempt": 3, "attempts_max": 10, "delay_ms": 4_000, "status": 529])
        scene.messages()
        let told = scene.passes(120)
        #expect(causes(told) == [.retry])
        #expect(told.first?.evidence == ["the API answered 529: overloaded, try 3 of 10"])
        scene.clock.advance(by: .seconds(1))
        scene.writes()
        scene.messages()
        #expect(causes(scene.passes(1)) == [.output])
    }

    /// The index tells what it said before its files are looked at.
    @Test func whoIsHeardHasSaidItsFirstWord() throws {
        let clock = ManualClock()
        var watched = WatchedRun(.known(.claude), startedAt: clock.now().wall, at: clock.now())
        let look = samples.look(try samples.running(), .attended)
        watched.looked(RunPeek(beat: Beat(beatAt: clock.now().wall)), look, at: clock.now())
        let ids = look.run.metadata
        let progress = LiveProgress(run: ids.run, task: ids.task)
        watched.heard(.summary(LiveSummary(progress, agent: "claude", createdAt: clock.now().wall)), at: clock.now())
        #expect(watched.judged(by: limits, at: clock.now())?.cause == .known(.noFirstWord))
        func says(_ type: String, _ message: String) {
            let place = LivePlace(run: ids.run, task: ids.task, channel: .stdout, offset: 1, at: clock.now().wall)
            let event = LiveEvent(place, type: type, level: "info", message: message, data: [:])
            watched.heard(.event(event), at: clock.now())
        }
        clock.advance(by: .milliseconds(300))
        says("compaction", "began")
        #expect(watched.judged(by: limits, at: clock.now())?.cause == .known(.compaction))
        says("compaction", "ended")
        #expect(watched.judged(by: limits, at: clock.now())?.cause == .known(.output))
    }

    /// It takes its recorder a moment to write down an end.
    @Test func outputIsHeldOnlyWhereItOutlastsTheEndOfItsAgent() throws {
        var scene = try scene()
        _ = scene.passes(1)
        func looks(_ scene: inout Scene) -> Verdict? {
            let beat = Beat(beatAt: scene.clock.now().wall, treeProcessCount: 1)
            let peek = RunPeek(beat: beat, lastChunk: scene.chunk, hasExited: true)
            scene.watched.looked(peek, scene.look, at: scene.clock.now())
            return scene.watched.judged(by: limits, at: scene.clock.now())
        }
        #expect(looks(&scene) == nil)
        #expect(scene.watched.nextLook(by: limits, at: scene.clock.now()).map { $0 <= .seconds(2) } == true)
        scene.clock.advance(by: .seconds(1))
        #expect(looks(&scene) == nil)
        scene.clock.advance(by: .seconds(1))
        #expect(looks(&scene)?.cause == .known(.outputHeld))
    }

    @Test func aCompactionEndsAsItBegan() throws {
        var scene = try scene()
        scene.says("compaction", "began")
        #expect(causes(scene.passes(100)) == [.compaction])
        scene.says("compaction", "ended")
        scene.writes()
        #expect(causes(scene.passes(1)) == [.output])
    }

    @Test func aLimitHoldsUntilItsTimeOrUntilTheAgentGoesOn() throws {
        var scene = try scene()
        let until = scene.clock.now().wall + .seconds(600)
        scene.says("rate_limit", "five_hour, rejected", ["status": "rejected", "resets_at": .string(until.iso)])
        let told = scene.passes(300)
        #expect(told.map(\.kind.known) == [.rateLimited])
        #expect(told.first?.until == until)
        #expect(causes(scene.passes(300)) == [.apiSilence])
    }

    @Test func aToolThatAnswersAtOnceIsNotWorthAVerdict() throws {
        var scene = try scene()
        _ = scene.passes(1)
        scene.watched.heard(.tool(LiveTool(scene.place(), .opened, call: "c1", tool: "Bash")), at: scene.clock.now())
        #expect(scene.passes(1).isEmpty)
        #expect(causes(scene.passes(1)) == [.openTool])
        scene.watched.heard(
            .tool(LiveTool(scene.place(), .closed, call: "c1", tool: "Bash", isOK: true)),
            at: scene.clock.now()
        )
        scene.writes()
        #expect(causes(scene.passes(1)) == [.output])
    }

    @Test func whoComputesIsToldFromWhoWaits() throws {
        var scene = try scene()
        #expect(causes(scene.passes(60, busyPercent: 97)) == [.output, .busyLoop])
    }

    @Test func whoIsStoppedIsKnownAtOnce() throws {
        var scene = try scene()
        _ = scene.passes(5)
        #expect(causes(scene.passes(1, state: "T")) == [.processStopped])
    }

    @Test func aShimWithoutAHeartbeatIsNotBelieved() throws {
        var scene = try scene()
        var told: [Verdict] = []
        for _ in 0..<50 {
            scene.clock.advance(by: .seconds(1))
            if let verdict = scene.watched.judged(by: limits, at: scene.clock.now()) { told.append(verdict) }
        }
        #expect(causes(told) == [.output, .noHeartbeat])
    }

    @Test func withoutTheIndexNobodySaysWhatSilenceMeans() throws {
        var scene = try scene()
        scene.says("retry", "overloaded", ["attempt": 1])
        scene.watched.indexLost()
        #expect(causes(scene.passes(400)) == [.output, .noOutput])
    }

    @Test func aHookTellsOfAQuestionUntilTheNextOne() throws {
        var scene = try scene(.codex)
        scene.watched.hooked("PermissionRequest", ["tool_name": "Bash"], at: scene.clock.now())
        #expect(causes(scene.passes(1)) == [.permission])
        scene.watched.hooked("PostToolUse", ["tool_name": "Bash"], at: scene.clock.now())
        #expect(causes(scene.passes(1)) == [.output])
        scene.watched.hooked("Notification", ["notification_type": "idle_prompt"], at: scene.clock.now())
        #expect(causes(scene.passes(1)) == [.question])
    }

    @Test func whatItAsksIsToldAgainInItsOwnWords() throws {
        var scene = try scene()
        scene.says("permission_asked", "Bash", ["call": "c1"])
        let first = scene.watched.judged(by: limits, at: scene.clock.now())
        scene.clock.advance(by: .milliseconds(300))
        let line: JSONValue = [
            "type": "control_request", "request_id": "r1",
            "request": ["subtype": "can_use_tool", "tool_name": "Bash", "input": ["command": "git push"]],
        ]
        let question = try #require(AgentQuestion(line: line))
        scene.watched.asks([question], at: scene.clock.now())
        let second = scene.watched.judged(by: limits, at: scene.clock.now())
        #expect(first?.evidence == ["it asks: Bash"] && second?.evidence == ["it asks: Bash: git push"])
        // It is the same question to whoever was told of it.
        #expect(second?.cause == first?.cause && second?.since == first?.since && first != nil)
        let third = scene.watched.judged(by: limits, at: scene.clock.now())
        #expect(third == nil)
    }

    @Test func stepsThatComeFastAreToldTogether() throws {
        var scene = try scene()
        scene.messages()
        #expect(scene.watched.tellProgress(at: scene.clock.now()) == "1 message")
        for _ in 0..<9 {
            scene.clock.advance(by: .seconds(1))
            scene.writes()
            scene.messages()
            #expect(scene.watched.tellProgress(at: scene.clock.now()) == nil)
        }
        scene.clock.advance(by: .seconds(1))
        #expect(scene.watched.tellProgress(at: scene.clock.now()) == "9 messages")
        #expect(scene.watched.tellProgress(at: scene.clock.now()) == nil)
    }
}
