import CPlatform
import Glibc

/// Signals as something to read, instead of something that happens to a program in the middle of anything.
package final class SignalSource {
    /// A signal that came, with the number that a sender may queue beside it.
    package struct Received: Hashable, Sendable {
        package let signal: Signal
        package let value: Int32
        /// The process that sent it; 0 for the kernel.
        package let sender: Int32
    }

    package let descriptor: FileDescriptor

    package init(_ signals: [Signal]) throws(PlatformError) {
        var mask = Signal.mask(of: signals)
        let number = signalfd(-1, &mask, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard number >= 0 else { throw .last("receive", "signals") }
        descriptor = FileDescriptor(owning: number)
    }

    /// The next one that has come. The same signal twice before it is read comes once: the system keeps no count.
    func next() -> Signal? { receive()?.signal }

    /// The same with all that came beside it.
    package func receive() -> Received? {
        var record = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard read(descriptor.number, &record, size) == size else { return nil }
        return Received(
            signal: Signal(number: Int32(bitPattern: record.ssi_signo)),
            value: record.ssi_int,
            sender: Int32(bitPattern: record.ssi_pid)
        )
    }
}
