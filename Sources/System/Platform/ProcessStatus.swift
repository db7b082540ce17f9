/// What /proc tells about a process.
package struct ProcessStatus: Hashable, Sendable {
    /// One letter, as proc(5) lists them: R, S, D, T, Z …
    package let state: UInt8
    package let parent: Int32
    package let session: Int32
    package let startTicks: UInt64
    /// CPU time of the process and of those of its children that it has waited for, in ticks.
    package let cpuTicks: UInt64
    /// How it ended, once it has: as wait(2) packs it. What may not be traced by us shows 0.
    package let waitStatus: Int32?

    /// It has ended, and only waits to be reaped.
    package var hasEnded: Bool {
        switch state {
        case UInt8(ascii: "Z"), UInt8(ascii: "X"), UInt8(ascii: "x"): true
        default: false
        }
    }

    /// Nil where there is no such process.
    package static func read(_ pid: Int32) throws(PlatformError) -> ProcessStatus? {
        let path = "/proc/\(pid)/stat"
        do throws(PlatformError) {
            let line = try SystemDisk().readAll(path, bytesMax: 4096)
            guard let status = ProcessStatus(line: line) else {
                throw .unreadable(path: path, expected: "the fields of proc(5)")
            }
            return status
        } catch {
            // A process may also go between the open and the read.
            guard error.errno == .notFound || error.errno == .noSuchProcess else { throw error }
            return nil
        }
    }

    /// The second field is the program's name in parentheses, and a program may be named `) Z 1 (`: what counts begins
    /// after the last parenthesis.
    package init?(line: [UInt8]) {
        guard let parenthesis = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let fields = line[(parenthesis + 1)...].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
        guard fields.count > 19, fields[0].count == 1, let state = fields[0].first,
            let parent = Int32(String(decoding: fields[1], as: UTF8.self)),
            let session = Int32(String(decoding: fields[3], as: UTF8.self)),
            let startTicks = UInt64(String(decoding: fields[19], as: UTF8.self))
        else { return nil }
        self.state = state
        self.parent = parent
        self.session = session
        self.startTicks = startTicks
        cpuTicks = fields[11...14].reduce(0) { $0 + (UInt64(String(decoding: $1, as: UTF8.self)) ?? 0) }
        waitStatus = fields.count > 49 ? Int32(String(decoding: fields[49], as: UTF8.self)) : nil
    }
}
