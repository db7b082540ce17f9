import Domain
import Journal
import Platform

/// How the bytes of one channel go: freely, held up by the disk, or past the record.
///
/// A machine: facts in, what to do next out. It moves nothing itself.
struct ChannelFlow: Hashable, Sendable {
    static let retryInterval = Duration.milliseconds(200)
    /// Where output is dropped, what comes until the next attempt is lost: the attempts begin close to one another, and
    /// get no further apart than this.
    static let shortestDrop = Duration.milliseconds(5)
    static let longestDrop = Duration.milliseconds(40)
    /// A disk that refuses again so soon takes a little now and then: each of its gaps has to be recorded.
    static let calmTime = Duration.seconds(1)

    enum Step: Hashable, Sendable {
        /// Take up to so many bytes from the pipe into the file.
        case take(countMax: Int)
        /// Take them past the record.
        case drop(countMax: Int)
        /// The pipe is left alone until then.
        case rest(until: MonotonicTime)
        /// Until the pipe has something.
        case listen
        case nothing
    }

    enum News: Hashable, Sendable {
        case beganToWait(RecorderWait, Errno?)
        case wentOn(after: Duration)
        /// From here on the record lacks bytes of the channel.
        case beganToDrop(Errno?)
    }

    private enum State: Hashable, Sendable {
        case flowing(countMax: Int)
        case waiting(RecorderWait, since: MonotonicTime, retryAt: MonotonicTime, countMax: Int)
        case dropping(retryAt: MonotonicTime?)
        case ended
    }

    private let takeMax: Int
    private let onError: LaunchPlan.Failing
    private var state: State
    private var restsUntil: MonotonicTime?
    private var isEmpty = false
    private var dropPause = ChannelFlow.shortestDrop
    private var tookAgainAt: MonotonicTime?

    init(takeMax: Int, onError: LaunchPlan.Failing) {
        self.takeMax = takeMax
        self.onError = onError
        state = .flowing(countMax: takeMax)
    }

    var hasEnded: Bool { state == .ended }

    var isDropping: Bool {
        if case .dropping = state { return true }
        return false
    }

    var waitsFor: RecorderWait? {
        if case .waiting(let wait, _, _, _) = state { return wait }
        return nil
    }

    /// Whether the disk keeps bytes from the record, in one way or the other.
    var isHeldUp: Bool { isDropping || waitsFor != nil }

    /// What to do now.
    func step(at now: MonotonicTime) -> Step {
        if let restsUntil, now < restsUntil { return .rest(until: restsUntil) }
        switch state {
        case .flowing(let countMax): return isEmpty ? .listen : .take(countMax: countMax)
        case .waiting(_, _, let retryAt, let countMax):
            if isEmpty { return .listen }
            return now < retryAt ? .rest(until: retryAt) : .take(countMax: countMax)
        case .dropping(let retryAt):
            if isEmpty { return .listen }
            // From time to time it is tried whether the record can go on.
            if let retryAt, now >= retryAt { return .take(countMax: takeMax) }
            return .drop(countMax: takeMax)
        case .ended: return .nothing
        }
    }

    mutating func becameReady() { isEmpty = false }

    mutating func wasEmpty() { isEmpty = true }

    mutating func rest(until time: MonotonicTime) { restsUntil = time }

    mutating func ended() { state = .ended }

    /// Bytes went into the record.
    mutating func took(at now: MonotonicTime) -> News? {
        restsUntil = nil
        switch state {
        case .ended: return nil
        case .flowing:
            state = .flowing(countMax: takeMax)
            return nil
        case .waiting(_, let since, _, _):
            state = .flowing(countMax: takeMax)
            return .wentOn(after: since.duration(to: now))
        case .dropping:
            state = .flowing(countMax: takeMax)
            tookAgainAt = now
            return .wentOn(after: .zero)
        }
    }

    /// The disk did not take `countMax` bytes. Where it is full, some file systems still have room for fewer: the
    /// length is halved down to one byte before it counts as full, each time that it is tried.
    mutating func refused(_ errno: Errno?, countMax: Int, at now: MonotonicTime) -> News? {
        let isFull = errno?.isDiskFull ?? false
        if isFull, countMax > 1, triesAgain(with: countMax / 2) { return nil }
        let wait: RecorderWait = isFull ? .room : .disk
        let retryAt = now.advanced(by: Self.retryInterval)
        switch state {
        case .ended: return nil
        case .dropping:
            dropPause = min(dropPause * 2, Self.longestDrop)
            state = .dropping(retryAt: now.advanced(by: dropPause))
            return nil
        case .waiting(let known, let since, _, _):
            state = .waiting(wait, since: since, retryAt: retryAt, countMax: takeMax)
            return known == wait ? nil : .beganToWait(wait, errno)
        case .flowing:
            switch onError {
            case .wait:
                state = .waiting(wait, since: now, retryAt: retryAt, countMax: takeMax)
                return .beganToWait(wait, errno)
            case .discard:
                let isAtItsEdge = tookAgainAt.map { $0.duration(to: now) < Self.calmTime } ?? false
                dropPause = isAtItsEdge ? Self.longestDrop : Self.shortestDrop
                state = .dropping(retryAt: now.advanced(by: dropPause))
                return .beganToDrop(errno)
            }
        }
    }

    /// Asks for fewer bytes at once, where fewer may still help.
    private mutating func triesAgain(with countMax: Int) -> Bool {
        switch state {
        case .flowing: state = .flowing(countMax: countMax)
        case .waiting(let wait, let since, let retryAt, _):
            state = .waiting(wait, since: since, retryAt: retryAt, countMax: countMax)
        case .dropping, .ended: return false
        }
        return true
    }

    /// There is no record any more: what comes is let go, and never tried again.
    mutating func lostRecord() { if state != .ended { state = .dropping(retryAt: nil) } }

    /// The record has become as large as it may.
    mutating func reachedLimit() -> News? {
        guard !isDropping, state != .ended else { return nil }
        state = .dropping(retryAt: nil)
        return .beganToDrop(nil)
    }
}
