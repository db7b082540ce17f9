import Glibc
import JSON

/// What is said to the agent on its standard input, a JSON object a line.
struct Ear {
    enum Heard {
        case line(JSONValue)
        /// Nobody says anything any more.
        case end
        /// The time is over.
        case silence
    }

    private static let lineBytesMax = 16 << 20
    private static let blockBytes = 64 << 10

    private var bytes: [UInt8] = []
    private var hasEnded: Bool

    /// - Parameter isOpen: false for an agent that reads nothing.
    init(isOpen: Bool) { hasEnded = !isOpen }

    /// The next line. What is no JSON is passed over, as Claude Code does it.
    mutating func hear(until deadline: Deadline) -> Heard {
        while true {
            if let line = nextLine() {
                if let value = value(of: line) { return .line(value) }
                continue
            }
            guard !hasEnded else { return .end }
            guard wait(until: deadline) else { return .silence }
            take()
        }
    }

    private mutating func nextLine() -> [UInt8]? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { bytes.removeSubrange(...end) }
        return Array(bytes[..<end])
    }

    private func value(of line: [UInt8]) -> JSONValue? {
        guard !line.isEmpty else { return nil }
        do throws(JSONError) { return try JSONReader.read(line) } catch {
            Channels.complain("roost-demo-agent: a line of its input is no JSON: \(error)\n")
            return nil
        }
    }

    private func wait(until deadline: Deadline) -> Bool {
        var entry = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while true {
            let count = poll(&entry, 1, deadline.millisecondsLeft)
            if count > 0 { return true }
            if count == 0, deadline.isOver { return false }
            if count < 0, errno != EINTR { return false }
        }
    }

    private mutating func take() {
        var block = [UInt8](repeating: 0, count: Self.blockBytes)
        let count = block.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if count > 0 {
            bytes += block[..<count]
            if bytes.count > Self.lineBytesMax { bytes = [] }
        } else if count == 0 || errno != EINTR {
            hasEnded = true
        }
    }
}
