import Control
import Domain
import Journal
import Runs
import TestSupport
import Testing

@testable import Supervision

@Suite struct RunTableTests {
    private let samples: SampleRuns
    private let clock = ManualClock()

    init() throws { samples = try SampleRuns() }

    private var now: MonotonicTime { clock.now().monotonic }

    private func changes(_ actions: [RunTable.Action]) -> [RunTable.Change] {
        actions.compactMap { if case .tell(_, let change) = $0 { change } else { nil } }
    }

    @Test func aRunWithItsShimIsShownAndLeftAlone() throws {
        var table = RunTable()
        let run = try samples.running()
        let actions = table.looked(samples.look(run, .attended), at: now)
        #expect(changes(actions) == [.found])
        #expect(table.looked(samples.look(run, .attended), at: now).isEmpty)
        #expect(table.rows[run.metadata.run]?.isAttended == true)
    }

    @Test(arguments: [RunAttendance.agentAlone, .nobody])
    func aRunThatHasLostItsShimIsTakenOverWhenItIsMissedTwice(attendance: RunAttendance) throws {
        var table = RunTable()
        let run = try samples.running()
        let id = run.metadata.run
        #expect(changes(table.looked(samples.look(run, attendance), at: now)) == [.found])
        clock.advance(by: ShimLoss.patience)
        #expect(table.ticked(at: clock.now()) == [.look(id)])
        let actions = table.looked(samples.look(run, attendance), at: now)
        #expect(actions.last == .adopt(id))
        clock.advance(by: .seconds(60))
        // While another is on its way nobody else is called.
        #expect(table.looked(samples.look(run, attendance), at: now).isEmpty)
        #expect(table.ticked(at: clock.now()).isEmpty)
        #expect(changes(table.adoptionAnswered(id, .started(pid: 1), at: now)) == [.adopted])
    }

    @Test func anAdoptionThatFailedIsTriedAgainLater() throws {
        var table = RunTable()
        let run = try samples.running()
        _ = table.looked(samples.look(run, .nobody), at: now)
        clock.advance(by: .seconds(1))
        _ = table.looked(samples.look(run, .nobody), at: now)
        var told: [RunTable.Change] = []
        var pauses: [Duration] = []
        for _ in 0..<10 {
            let answered = table.adoptionAnswered(run.metadata.run, .failed("why"), at: now)
            #expect(answered.last == .look(run.metadata.run))
            told += changes(answered)
            let failed = now
            while true {
                let actions = table.looked(samples.look(run, .nobody), at: now)
                told += changes(actions)
                if actions.last == .adopt(run.metadata.run) { break }
                clock.advance(by: .milliseconds(250))
            }
            pauses.append(failed.duration(to: now))
        }
        #expect(pauses.prefix(3) == [.milliseconds(500), .seconds(1), .seconds(2)])
        #expect(pauses.last == RunTable.refusalPauseMax)
        // What fails again and again for the same reason is told once.
        #expect(told == [.notAdopted("why")])
    }

    @Test func whoIsConnectedIsNotLookedForAndItsSilenceIsNoLoss() throws {
        var table = RunTable()
        let run = try samples.running()
        #expect(table.greeted(samples.hello(run), version: "0.0.9") == [.look(run.metadata.run)])
        _ = table.looked(samples.look(run, .attended), at: now)
        #expect(table.rows[run.metadata.run]?.shimVersion == "0.0.9")
        clock.advance(by: .seconds(3600))
        #expect(table.ticked(at: clock.now()).isEmpty)
        // Its keeper is gone and its recorder speaks to us.
        clock.advance(by: .seconds(1))
        #expect(table.looked(samples.look(run, .agentAlone), at: now).isEmpty)
        #expect(table.parted(run.metadata.run) == [.look(run.metadata.run)])
        clock.advance(by: .seconds(10))
        #expect(table.ticked(at: clock.now()) == [.look(run.metadata.run)])
    }

    @Test func onlyFilesSayThatARunIsOver() throws {
        var table = RunTable()
        let run = try samples.running()
        let id = run.metadata.run
        _ = table.looked(samples.look(run, .attended), at: now)
        #expect(table.told(.state(RunFact.State(.completed)), of: id) == [.look(id)])
        #expect(table.rows[id] != nil)
        let over = samples.ended(run)
        #expect(changes(table.looked(samples.look(over, .over), at: now)) == [.ended])
        #expect(table.rows.isEmpty)
        // It ends once, however often it is looked at.
        #expect(table.looked(samples.look(over, .over), at: now).isEmpty)
    }

    @Test func aLaunchWithoutAShimIsGivenUpAfterAWhile() throws {
        var table = RunTable()
        let run = try samples.run()
        let look = samples.look(run, .notStarted)
        _ = table.looked(look, at: now)
        clock.advance(by: RunTable.startPatience - .milliseconds(1))
        #expect(table.looked(look, at: now).isEmpty)
        clock.advance(by: .milliseconds(1))
        #expect(table.looked(look, at: now).last == .adopt(run.metadata.run))
    }

    @Test func whatAPersonHasPreparedForLaterIsLeftAlone() throws {
        var table = RunTable()
        let look = samples.look(try samples.run(), .notStarted, isLaunched: false)
        #expect(table.looked(look, at: now).isEmpty)
        #expect(table.rows.isEmpty)
    }

    @Test func newsOfAShimIsKept() throws {
        var table = RunTable()
        let run = try samples.running()
        let id = run.metadata.run
        #expect(table.told(.waits(.known(.room)), of: id) == [.look(id)])
        _ = table.looked(samples.look(run, .attended), at: now)
        #expect(changes(table.told(.waits(.known(.room)), of: id)) == [.changed])
        #expect(table.rows[id]?.waitsFor == .known(.room))
        #expect(changes(table.told(.waits(.known(.nothing)), of: id)) == [.changed])
        #expect(table.rows[id]?.waitsFor == nil)
        #expect(table.told(.pulse(stdoutBytes: 7, stderrBytes: 8, lastOutputAt: nil), of: id).isEmpty)
        #expect(table.rows[id]?.stdoutBytes == 7 && table.rows[id]?.stderrBytes == 8)
        let saved = table.told(.checkpointTaken(seq: 3, ref: "r", commit: "c"), of: id)
        #expect(changes(saved) == [.checkpointTaken(seq: 3)])
        _ = table.told(.stopRequested(reason: .known(.drain), graceSeconds: 3), of: id)
        #expect(table.rows[id]?.stop == .known(.drain))
    }

    @Test func aWorkerIsFoundForADay() throws {
        let run = samples.ended(try samples.running(), at: clock.now().wall)
        var table = RunTable(recent: [run])
        let worker = try #require(run.metadata.worker)
        #expect(table.run(of: worker) == run)
        clock.advance(by: RunTable.recentFor)
        _ = table.ticked(at: clock.now())
        #expect(table.run(of: worker) != nil)
        clock.advance(by: .seconds(1))
        _ = table.ticked(at: clock.now())
        #expect(table.run(of: worker) == nil)
    }
}
