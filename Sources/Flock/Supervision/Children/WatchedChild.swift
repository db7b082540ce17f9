package import Platform

/// A child of the daemon: its end is heard of in the event loop, and it is reaped there.
package final class WatchedChild {
    package let pid: Int32
    private var child: ChildProcess
    private let loop: EventLoop
    private var hasEnded = false

    /// - Parameter ended: called once, from the loop. Nil where nobody can tell how it ended.
    package init(
        _ child: consuming ChildProcess,
        on loop: EventLoop,
        ended: @escaping (ChildExit?) -> Void
    ) throws(PlatformError) {
        pid = child.pid
        self.child = child
        self.loop = loop
        try loop.watch(self.child.pidfd.number) { [unowned self] _ in look(ended) }
    }

    deinit { if !hasEnded { loop.forget(child.pidfd.number) } }

    package func signal(_ signal: Signal) throws(PlatformError) { try child.signal(signal) }

    private func look(_ ended: (ChildExit?) -> Void) {
        var exit: ChildExit?
        do throws(PlatformError) {
            exit = try child.wait(upTo: .zero)
            guard exit != nil else { return }
        } catch {
            // Somebody else has reaped it: it is gone all the same.
        }
        hasEnded = true
        loop.forget(child.pidfd.number)
        ended(exit)
    }
}
