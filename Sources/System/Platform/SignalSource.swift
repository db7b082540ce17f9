import CPlatform
import Glibc

/// Signals as something to read, instead of something that happens to a program in the middle of anything.
final class SignalSource {
    let descriptor: FileDescriptor

    init(_ signals: [Signal]) throws(PlatformError) {
        var mask = Signal.mask(of: signals)
        let number = signalfd(-1, &mask, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
        guard number >= 0 else { throw .last("receive", "signals") }
        descriptor = FileDescriptor(owning: number)
    }

    /// The next one that has come. The same signal twice before it is read comes once: the system keeps no count.
    func next() -> Signal? {
        var record = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        guard read(descriptor.number, &record, size) == size else { return nil }
        return Signal(number: Int32(bitPattern: record.ssi_signo))
    }
}
