import Domain
import Glibc
import Platform

/// The one line that a shim says when it has begun.
package enum ShimWord: Hashable, Sendable {
    case started(pid: Int32)
    /// The run ended before the agent's program ran.
    case ended
    case failed(String)
    /// The shim is gone, and said nothing that means something.
    case nothing
    /// It is silent and not gone.
    case silence

    private static let bytesMax = 4096

    package init(line: String) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        switch (words.first, words.count) {
        case ("started", 2):
            if let pid = Int32(words[1]), pid > 0 { self = .started(pid: pid) } else { self = .nothing }
        case ("ended", 1): self = .ended
        case ("failed", 2): self = .failed(words[1])
        case ("failed", 1): self = .failed("it did not say why")
        default: self = .nothing
        }
    }

    /// Waits for the line, at most so long. What follows a newline is nobody's.
    static func read(from file: borrowing FileDescriptor, upTo limit: Duration) -> ShimWord {
        let deadline = SystemClock().now().monotonic.advanced(by: limit)
        var line: [UInt8] = []
        while line.count < bytesMax {
            let left = SystemClock().now().monotonic.duration(to: deadline)
            guard left > .zero else { return .silence }
            var wanted = pollfd(fd: file.number, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, Int32(clamping: left.nanoseconds / 1_000_000 + 1)) > 0 else { continue }
            var byte: UInt8 = 0
            let count = Glibc.read(file.number, &byte, 1)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            line.append(byte)
        }
        return ShimWord(line: String(decoding: line, as: UTF8.self))
    }
}
