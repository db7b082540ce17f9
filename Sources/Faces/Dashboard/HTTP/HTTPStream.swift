import CMicrohttpd

/// An answer that goes on: what is pushed is sent as soon as the reader takes it. It has no time limit, and a limit on
/// what may wait.
package final class HTTPStream {
    /// Called once, where the reader has left before the end. Not where it had left before there was a stream: then
    /// `isGone` is true from the beginning.
    package var onGone: (() -> Void)?
    /// Nothing can be sent any more.
    package private(set) var isGone = false
    private var hasEnded = false
    private let queueBytesMax: Int
    private var call: OpaquePointer?

    init(_ call: OpaquePointer?, queueBytesMax: Int) {
        self.call = call
        self.queueBytesMax = queueBytesMax
        isGone = call == nil
    }

    /// What was pushed and has not begun to leave.
    package var queuedBytes: Int { call.map { roost_web_queued($0) } ?? 0 }

    /// False, and nothing is taken, where the reader is gone, after the end, and where more would wait than may: then
    /// the reader does not keep up, and whoever pushes decides what it misses.
    @discardableResult
    package func push(_ bytes: [UInt8]) -> Bool {
        guard let call, !hasEnded else { return false }
        let queued = roost_web_queued(call)
        guard bytes.count <= queueBytesMax - queued else { return false }
        return bytes.withUnsafeBytes { raw in
            guard let start = raw.baseAddress, !raw.isEmpty else { return true }
            return roost_web_push(call, start, raw.count)
        }
    }

    @discardableResult
    package func push(_ text: String) -> Bool { push(Array(text.utf8)) }

    /// Ends it once all is sent that is queued. A reader that takes nothing of it for the time of an idle connection
    /// loses it.
    package func end() {
        guard let call, !hasEnded else { return }
        hasEnded = true
        roost_web_end(call)
    }

    /// Ends it now, with its connection, and throws away what is queued. `onGone` is called later, as for a reader that
    /// leaves.
    package func cut() {
        guard let call else { return }
        hasEnded = true
        roost_web_cut(call)
    }

    func finish(isComplete: Bool) {
        call = nil
        isGone = true
        let told = onGone.take()
        // To HEAD it is over with its head, before anybody has ended it.
        if !isComplete || !hasEnded { told?() }
    }
}
