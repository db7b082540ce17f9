import Domain
import Platform

/// When a wait is over.
struct Deadline {
    private let end: MonotonicTime?

    /// - Parameter length: for ever if nil.
    init(after length: Duration?) { end = length.map { SystemClock().now().monotonic.advanced(by: $0) } }

    static let never = Deadline(after: nil)

    var left: Duration? { end.map { max(.zero, SystemClock().now().monotonic.duration(to: $0)) } }

    var isOver: Bool { left == .zero }

    /// As poll(2) takes it, rounded up.
    var millisecondsLeft: Int32 {
        guard let left else { return -1 }
        return Int32(clamping: (left.nanoseconds + 999_999) / 1_000_000)
    }
}
