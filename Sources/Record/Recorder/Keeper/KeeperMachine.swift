import Domain
import Platform

/// What a keeper does, decided from what it learns. It keeps a recorder at work for as long as there is something to
/// record, and writes down how the agent ended before anyone is told.
struct KeeperMachine: Hashable, Sendable {
    enum Action: Hashable, Sendable {
        case forkRecorder(after: Duration)
        case tell(KeeperWord)
        /// Closes what only an agent that is not yet born needs.
        case letGoOfBirth
        case writeExit(ExitStatus)
        case reapAgent
        /// It was none: it never ran its program.
        case forgetAgent
        case syncSoon
        case leave(code: Int32)
    }

    static let firstDelay = Duration.milliseconds(50)
    static let longestDelay = Duration.seconds(1)
    /// A recorder that lived for so long is no sign that the next will fail.
    static let healthyLife = Duration.seconds(1)

    private enum Agent: Hashable, Sendable {
        case unborn
        case atGate
        case alive
        case ended(ExitStatus?)
    }

    private var agent: Agent
    private var quickEnds = 0

    init(isAdopting: Bool) { agent = isAdopting ? .alive : .unborn }

    /// Whether the end of the agent is still to come.
    var agentIsAlive: Bool { agent == .alive || agent == .atGate }

    mutating func recorderSaid(_ word: RecorderWord) -> [Action] {
        switch word {
        case .born:
            agent = .atGate
            return []
        case .started:
            agent = .alive
            return [.letGoOfBirth]
        case .notBorn:
            agent = .ended(nil)
            return [.letGoOfBirth]
        case .agentEnded(let status): return [.writeExit(status)]
        case .unsynced: return [.syncSoon]
        case .stopping, .inputClosed, .over: return []
        }
    }

    /// The agent has come to us as a child, and has ended.
    mutating func agentCameHome(_ status: ExitStatus, _ stage: AgentBirth.Progress) -> [Action] {
        switch stage {
        case .none, .atGate, .turnedAway:
            // It never ran: the next recorder starts another.
            agent = .unborn
            return [.forgetAgent]
        case .failed: return [.forgetAgent]
        case .executing: return [.writeExit(status), .reapAgent]
        }
    }

    mutating func exitWritten(_ status: ExitStatus?) -> [Action] {
        agent = .ended(status)
        return [.tell(.exitWritten(status))]
    }

    func stopAsked(_ order: StopOrder) -> [Action] { [.tell(.stop(order))] }

    func checkpointAsked() -> [Action] { [.tell(.checkpoint)] }

    func synced(_ failure: Errno?) -> [Action] { [.tell(failure.map { .syncFailed($0) } ?? .synced)] }

    /// A recorder leaves with 0 when nothing is left to do, and with another code where it could not begin.
    mutating func recorderEnded(_ status: ExitStatus, after life: Duration) -> [Action] {
        if status == .exited(code: 0) { return [.leave(code: 0)] }
        if agent == .unborn, quickEnds == 0, status == .exited(code: RecorderExit.cannotBegin) {
            return [.leave(code: RecorderExit.cannotBegin)]
        }
        guard life < Self.healthyLife else {
            quickEnds = 0
            return [.forkRecorder(after: .zero)]
        }
        quickEnds += 1
        // A few in a row may well be somebody's kills; what goes on dying must not take the machine.
        guard quickEnds > 20 else { return [.forkRecorder(after: .zero)] }
        let doublings = min(quickEnds - 21, 7)
        return [.forkRecorder(after: min(Self.firstDelay * (1 << doublings), Self.longestDelay))]
    }
}
