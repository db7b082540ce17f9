import Domain
import Journal
import Platform

/// One channel of the agent: its pipe, and how its bytes go.
struct RecordedChannel {
    /// More than any pipe holds.
    static let takeBytesMax = 16 << 20

    let channel: Channel
    let pipe: Int32
    let pipeBytes: Int
    var flow: ChannelFlow
    var naps: NapPlan
    var isAfterExit = false
    /// Whether there is a terminal that may still send bytes into the pipe.
    var isTerminalOpen = false
    var lastOutputAt: WallTime?
    /// How much was dropped in all, as far as an event has told.
    var saidDrops: Int64 = 0

    init(_ channel: Channel, _ pipe: borrowing FileDescriptor, _ plan: LaunchPlan) throws(JournalError) {
        self.channel = channel
        self.pipe = pipe.number
        do { pipeBytes = try pipe.pipeBytes() } catch { throw .disk(error) }
        flow = ChannelFlow(takeMax: Self.takeBytesMax, onError: plan.onError)
        naps = NapPlan(pipeBytes: pipeBytes)
        isTerminalOpen = plan.isOnTerminal && channel == .stdout
    }

    var hasEnded: Bool { flow.hasEnded }

    /// Adds the pipe to those that are waited for, or answers when it is to be looked at again.
    func listen(in ready: inout ReadySet, at now: MonotonicTime) -> MonotonicTime? {
        switch flow.step(at: now) {
        case .take, .drop: return now
        case .listen:
            ready.add(pipe)
            return nil
        case .rest(let time): return time
        case .nothing: return nil
        }
    }

    mutating func look(at ready: ReadySet) { if ready.isReady(pipe) { flow.becameReady() } }
}
