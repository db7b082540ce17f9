import Domain
import Glibc
package import Platform

/// Waits for room in a channel with an ear open: a reader that has stopped reading must not keep a command from hearing
/// Ctrl-C, nor from what it looks after.
package final class OutputPatience: @unchecked Sendable {  // @unchecked because it stays on a command's one thread.
    /// How often timers of the loop are seen to.
    private static let turnInterval = Duration.milliseconds(500)

    private let loop: EventLoop
    private let grace: Duration
    private let isWanted: () -> Bool
    /// Whether something was not written, since nobody wanted it any more.
    package private(set) var hasDropped = false

    /// - Parameters:
    ///   - loop: hears the signals, and is turned while there is no room.
    ///   - grace: how long room for what nobody wants any more is waited for all the same: most who read are slow, and
    ///     not stuck.
    ///   - isWanted: whether the output is still to be seen.
    package init(_ loop: EventLoop, grace: Duration = .seconds(2), while isWanted: @escaping () -> Bool) {
        self.loop = loop
        self.grace = grace
        self.isWanted = isWanted
    }

    /// Returns when the channel takes bytes. Answers false where it does not, and nobody waits for that any more.
    func waitForRoom(in number: Int32) throws(PlatformError) -> Bool {
        // What is said while the loop is turned cannot turn it again.
        while isWanted(), !loop.isTurning {
            if wait(for: number, and: loop.signalDescriptors, upTo: Self.turnInterval) { return true }
            try loop.turn(upTo: .zero)
        }
        let hasRoom = wait(for: number, and: [], upTo: hasDropped ? .zero : grace)
        hasDropped = hasDropped || !hasRoom
        return hasRoom
    }

    /// Answers whether the channel is ready: to be written to, or to say why it cannot be.
    private func wait(for number: Int32, and others: [Int32], upTo limit: Duration) -> Bool {
        var entries = [pollfd(fd: number, events: Int16(POLLOUT), revents: 0)]
        entries += others.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let milliseconds = Int32(clamping: max(0, limit.nanoseconds) / 1_000_000)
        return poll(&entries, nfds_t(entries.count), milliseconds) > 0 && entries[0].revents != 0
    }
}
