import Domain
import Platform
import Testing

@testable import Recorder

@Suite struct KeeperMachineTests {
    private static let status = Platform.ExitStatus.exited(code: 7)
    private static let killed = Platform.ExitStatus.signaled(.kill, coreDumped: false)
    private static let long = Duration.seconds(5)
    private static let short = Duration.milliseconds(1)

    private static let unborn: [AgentBirth.Progress] = [.none, .atGate, .turnedAway]

    private func machine(_ words: RecorderWord..., isAdopting: Bool = false) -> KeeperMachine {
        var machine = KeeperMachine(isAdopting: isAdopting)
        for word in words { _ = machine.recorderSaid(word) }
        return machine
    }

    private let born = RecorderWord.born(pid: 9, startTicks: 99)

    @Test func itKnowsFromWhatItIsToldWhetherTheAgentLives() {
        #expect(!machine().agentIsAlive)
        #expect(machine(isAdopting: true).agentIsAlive)
        #expect(machine(born).agentIsAlive)
        #expect(machine(born, .started).agentIsAlive)
        #expect(!machine(.notBorn).agentIsAlive)
        #expect(!machine(born, .notBorn).agentIsAlive)
        var ended = machine(born, .started)
        _ = ended.exitWritten(Self.status)
        #expect(!ended.agentIsAlive)
        var lost = machine(isAdopting: true)
        _ = lost.exitWritten(nil)
        #expect(!lost.agentIsAlive)
    }

    @Test func eachWordOfARecorderLeadsToOneThing() {
        let answers: [(RecorderWord, [KeeperMachine.Action])] = [
            (born, []), (.started, [.letGoOfBirth]), (.notBorn, [.letGoOfBirth]),
            (.agentEnded(Self.status), [.writeExit(Self.status)]), (.unsynced, [.syncSoon]),
            (.stopping(StopOrder(.timeout)), []), (.over, []),
        ]
        for (word, actions) in answers {
            for var machine in [machine(), machine(born), machine(born, .started), machine(isAdopting: true)] {
                #expect(machine.recorderSaid(word) == actions)
            }
        }
    }

    @Test func whatIsAskedOfTheShimIsToldToTheRecorder() {
        let order = StopOrder(.budget)
        #expect(machine().stopAsked(order) == [.tell(.stop(order))])
        #expect(machine().checkpointAsked() == [.tell(.checkpoint)])
        #expect(machine().synced(nil) == [.tell(.synced)])
        #expect(machine().synced(.inputOutput) == [.tell(.syncFailed(.inputOutput))])
    }

    @Test(arguments: [status, killed, nil])
    func theEndIsToldOnceItIsWritten(_ status: Platform.ExitStatus?) {
        var machine = machine(born, .started)
        #expect(machine.exitWritten(status) == [.tell(.exitWritten(status))])
        #expect(!machine.agentIsAlive)
    }

    // MARK: An agent that came to the keeper

    @Test(arguments: unborn)
    func aChildThatNeverRanItsProgramIsForgottenAndAnotherMayBeBorn(_ progress: AgentBirth.Progress) {
        var machine = machine(born)
        #expect(machine.agentCameHome(Self.killed, progress) == [.forgetAgent])
        #expect(!machine.agentIsAlive)
        #expect(machine.recorderSaid(born) == [])
        #expect(machine.agentIsAlive)
    }

    @Test func aChildThatCouldNotRunItsProgramIsForgotten() {
        var machine = machine(born)
        #expect(machine.agentCameHome(Self.status, .failed(.exec, .notFound)) == [.forgetAgent])
    }

    @Test(arguments: [status, killed])
    func theEndOfAnAgentIsWrittenBeforeItIsReaped(_ status: Platform.ExitStatus) {
        for var machine in [machine(born), machine(born, .started), machine(isAdopting: true)] {
            #expect(machine.agentCameHome(status, .executing) == [.writeExit(status), .reapAgent])
        }
    }

    // MARK: A recorder that ended

    @Test func aRecorderThatIsDoneEndsTheKeeper() {
        for words in [[], [born], [born, .started], [.notBorn]] as [[RecorderWord]] {
            var machine = KeeperMachine(isAdopting: false)
            for word in words { _ = machine.recorderSaid(word) }
            #expect(machine.recorderEnded(.exited(code: RecorderExit.done), after: Self.short) == [.leave(code: 0)])
        }
    }

    @Test func aRecorderThatCannotBeginEndsTheKeeperBeforeThereIsAnAgent() {
        let cannot = Platform.ExitStatus.exited(code: RecorderExit.cannotBegin)
        var first = machine()
        #expect(first.recorderEnded(cannot, after: Self.short) == [.leave(code: RecorderExit.cannotBegin)])
        for var machine in [machine(born), machine(born, .started), machine(isAdopting: true), machine(.notBorn)] {
            #expect(machine.recorderEnded(cannot, after: Self.short) == [.forkRecorder(after: .zero)])
        }
        // One that began and was killed shows that it can be done.
        var later = machine()
        _ = later.recorderEnded(Self.killed, after: Self.short)
        #expect(later.recorderEnded(cannot, after: Self.short) == [.forkRecorder(after: .zero)])
    }

    @Test(arguments: [killed, .exited(code: RecorderExit.failed), .exited(code: 1)])
    func aRecorderThatLivedForLongIsReplacedAtOnceForEver(_ status: Platform.ExitStatus) {
        var machine = machine(born, .started)
        for _ in 0..<100 {
            #expect(machine.recorderEnded(status, after: KeeperMachine.healthyLife) == [.forkRecorder(after: .zero)])
        }
    }

    @Test func recordersThatGoOnDyingAreReplacedEverMoreSlowly() {
        var machine = machine(born, .started)
        let delays = (0..<30).map { _ in machine.recorderEnded(Self.killed, after: Self.short) }
        let expected = Array(repeating: 0, count: 20) + [50, 100, 200, 400, 800, 1_000, 1_000, 1_000, 1_000, 1_000]
        #expect(delays == expected.map { [.forkRecorder(after: .milliseconds($0))] })
        #expect(machine.recorderEnded(Self.killed, after: Self.long) == [.forkRecorder(after: .zero)])
        #expect(machine.recorderEnded(Self.killed, after: Self.short) == [.forkRecorder(after: .zero)])
    }
}
