package import Platform

/// A child of the daemon: its end is heard of in the event loop, and it is reaped there.
package final class WatchedChild {
    /// How often a child is looked at that the kernel does not tell of.
    private static let lookInterval = Duration.seconds(1)

    package let pid: Int32
    private var child: ChildProcess
    private let loop: EventLoop
    private var hasEnded = false
    private var timer: TimerID?

    /// A child is there by now, and has to be reaped: where there is no room for another watch, it is looked at now and
    /// then.
    ///
    /// - Parameter ended: called once, from the loop. Nil where nobody can tell how it ended.
    package init(_ child: consuming ChildProcess, on loop: EventLoop, ended: @escaping (ChildExit?) -> Void) {
        pid = child.pid
        self.child = child
        self.loop = loop
        do throws(PlatformError) {
            try loop.watch(self.child.pidfd.number) { [unowned self] _ in look(ended) }
        } catch {
            timer = loop.after(Self.lookInterval, repeats: true) { [unowned self] in look(ended) }
        }
    }

    deinit { if !hasEnded { forget() } }

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
        forget()
        ended(exit)
    }

    private func forget() {
        if let timer { loop.cancel(timer) } else { loop.forget(child.pidfd.number) }
    }
}
