package import Domain
package import Platform

/// Waits until a time, or until Ctrl-C. From its making on Ctrl-C no longer ends the program at once: what is on the
/// way to the terminal is finished, and its colours are given back.
package final class InterruptibleWait: ReplayWait {
    private let loop: EventLoop
    private let clock: any Clock
    private var isInterrupted = false

    package init(clock: any Clock) throws(PlatformError) {
        Signal.block([.interrupt])
        self.clock = clock
        loop = try EventLoop(clock: clock)
        try loop.watch([.interrupt]) { [unowned self] _ in isInterrupted = true }
    }

    /// For output that has nowhere to go: it is waited for until Ctrl-C.
    package var patience: OutputPatience { OutputPatience(loop) { [weak self] in self?.isInterrupted == false } }

    package func wait(until due: MonotonicTime) throws(CommandError) -> Bool {
        do throws(PlatformError) {
            repeat {
                try loop.turn(upTo: max(.zero, clock.now().monotonic.duration(to: due)))
            } while !isInterrupted && clock.now().monotonic < due
        } catch {
            throw .platform(error)
        }
        return !isInterrupted
    }
}
