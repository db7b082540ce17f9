import Domain
import Platform
import Queries

/// Shows a conversation at the pace at which it went on.
struct TalkPlay {
    private var pace: ReplayPace
    private let waiting: any ReplayWait
    private let console: Console
    private let clock: any Clock

    init(_ pace: ReplayPace, waiting: any ReplayWait, to console: Console, clock: any Clock) {
        self.pace = pace
        self.waiting = waiting
        self.console = console
        self.clock = clock
    }

    /// Waits until the part is due. Answers whether to go on; else somebody has said stop.
    mutating func wait(for part: TalkPart) throws(CommandError) -> Bool {
        let recorded = part.at.map { MonotonicTime(nanoseconds: $0.nanoseconds) }
        let due = pace.due(recordedAt: recorded, at: clock.now().monotonic)
        if due > clock.now().monotonic { try console.flush() }
        return try waiting.wait(until: due)
    }
}
