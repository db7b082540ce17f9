import Domain
import TestSupport
import Testing

@testable import Supervision

@Suite struct DepartureTests {
    private let clock = ManualClock()
    private let runs: [RunID]

    init() throws { runs = try [RunID("run-1"), RunID("run-2")] }

    private var now: MonotonicTime { clock.now().monotonic }

    private func ask(_ departure: inout Departure, _ wish: Departure.Wish, _ live: [RunID]) -> Departure.Answer {
        departure.asked(for: wish, live: live, pid: 7, at: now).answer
    }

    @Test func stoppingLeavesAgentsAndSaysSo() {
        var departure = Departure()
        let asked = departure.asked(for: .stop, live: runs, pid: 7, at: now)
        #expect(asked.answer == .accepted("stopping; 2 agents go on without it"))
        #expect(asked.actions == [.beginNothing, .leave(.none)])
        var idle = Departure()
        #expect(ask(&idle, .stop, []) == .accepted("stopping; no agent is at work"))
    }

    @Test func anAnnouncedRestartIsToTheLetter() {
        var departure = Departure()
        #expect(ask(&departure, .restartAnnounced, runs) == .accepted("restarting in 5s"))
        clock.advance(by: .milliseconds(4999))
        #expect(departure.ticked(at: now).isEmpty)
        clock.advance(by: .milliseconds(1))
        #expect(departure.ticked(at: now) == [.rehearse])
        let saving = departure.rehearsed(live: runs, at: now)
        #expect(saving.first == .checkpoint(runs))
        #expect(departure.saved(runs[0]).isEmpty)
        #expect(departure.phase == "saving")
        // One saves its work, the other ends.
        #expect(departure.ended(runs[1]) == [.leave(.daemon)])
        #expect(departure.ended(runs[0]).isEmpty)
    }

    @Test func aStuckWorkerIsWaitedForAMinuteAndProgressIsTold() {
        var departure = Departure()
        _ = ask(&departure, .restartAnnounced, runs)
        clock.advance(by: .seconds(5))
        _ = departure.ticked(at: now)
        _ = departure.rehearsed(live: runs, at: now)
        var told: [Int64] = []
        var left: Departure.Action?
        for _ in 0..<600 where left == nil {
            clock.advance(by: .milliseconds(100))
            for action in departure.ticked(at: now) {
                switch action {
                case .tell(let progress): told.append(progress.waited.nanoseconds / 1_000_000_000)
                default: left = action
                }
            }
        }
        #expect(left == .leave(.daemon))
        #expect(told == [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60])
    }

    @Test func whoAsksTwiceGetsTheSameRestart() {
        var departure = Departure()
        #expect(ask(&departure, .restartAnnounced, runs) == .accepted("restarting in 5s"))
        clock.advance(by: .milliseconds(1500))
        let again = departure.asked(for: .restartAnnounced, live: runs, pid: 7, at: now)
        #expect(again.answer == .accepted("restarting in 4s") && again.actions.isEmpty)
        #expect(departure.asked(for: .restart, live: runs, pid: 7, at: now).actions.isEmpty)
    }

    @Test func whoDidNotHearTheAnswerAndAsksTheSuccessorIsToldThatItIsDone() {
        var departure = Departure(restartedAt: now)
        clock.advance(by: Departure.settling - .milliseconds(1))
        #expect(
            ask(&departure, .restartAnnounced, runs) == .done("restarted already: this is the new daemon (pid 7)")
        )
        #expect(departure.isStaying)
        var other = departure
        #expect(ask(&other, .restart, runs) == .accepted("restarting"))
        clock.advance(by: .milliseconds(1))
        #expect(ask(&departure, .restartAnnounced, runs) == .accepted("restarting in 5s"))
    }

    @Test func aRestartForPeopleWaitsForNothing() {
        var departure = Departure()
        let asked = departure.asked(for: .restart, live: runs, pid: 7, at: now)
        #expect(asked.actions == [.beginNothing, .rehearse])
        #expect(departure.rehearsed(live: runs, at: now) == [.checkpoint(runs), .leave(.daemon)])
    }

    @Test func aSuccessorThatCouldNotBeginIsFoundBeforeAnythingIsGivenUp() {
        var departure = Departure()
        _ = ask(&departure, .restart, runs)
        #expect(departure.rehearsalFailed("config.toml is wrong") == [.callOff("config.toml is wrong")])
        #expect(departure.isStaying)
        #expect(departure.rehearsed(live: runs, at: now).isEmpty)
    }

    @Test func drainingGivesTimeAndThenAsks() {
        var departure = Departure()
        _ = ask(&departure, .drain(.seconds(60)), runs)
        #expect(departure.ended(runs[0]).isEmpty)
        clock.advance(by: .seconds(60))
        let late = departure.ticked(at: now)
        #expect(late.suffix(2) == [.checkpoint([runs[1]]), .stopRuns([runs[1]])])
        #expect(departure.ended(runs[1]) == [.leave(.none)])
    }

    @Test func theSecondWishToStopIsStronger() {
        var departure = Departure()
        _ = ask(&departure, .drain(.seconds(60)), runs)
        let now = departure.asked(for: .stopNow, live: runs, pid: 7, at: now)
        #expect(now.actions == [.beginNothing, .killRuns(runs)])
        #expect(ask(&departure, .stop, runs) == .accepted("stopping at once; 2 agents go on without it"))
    }

    @Test func runsThatDoNotEndKeepNobody() {
        var departure = Departure()
        _ = ask(&departure, .stopNow, runs)
        clock.advance(by: Departure.stoppingMax)
        #expect(departure.ticked(at: now).last == .leave(.none))
    }

    @Test func aWishToStopIsStrongerThanOneToRestart() {
        var departure = Departure()
        _ = ask(&departure, .restartAnnounced, runs)
        #expect(ask(&departure, .stop, []) == .accepted("stopping at once; no agent is at work"))
        #expect(ask(&departure, .restart, []) == .refused("the daemon is stopping"))
    }
}
