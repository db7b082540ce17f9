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
        let behind = line[(parenthesis + 1)...].drop { $0 == UInt8(ascii: " ") }
        let numbers = Self.numbers(behind.dropFirst())
        guard let state = behind.first, numbers.count > 18, let parent = Int32(exactly: numbers[0]),
            let session = Int32(exactly: numbers[2]), let startTicks = UInt64(exactly: numbers[18])
        else { return nil }
        self.state = state
        self.parent = parent
        self.session = session
        self.startTicks = startTicks
        cpuTicks = numbers[10...13].reduce(0) { $0 + UInt64(clamping: $1) }
        waitStatus = numbers.count > 48 ? Int32(exactly: numbers[48]) : nil
    }

    /// The numbers of a line, up to what is none; those beyond an Int64, of which we need none, wrap. In one pass and
    /// without a text for each: who looks for the members of a tree reads the line of every process there is.
    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int64] {
        var numbers: [Int64] = []
        numbers.reserveCapacity(64)
        var (value, isNegative, isInside): (Int64, Bool, Bool) = (0, false, false)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                value = value &* 10 &+ Int64(byte - UInt8(ascii: "0"))
                isInside = true
            case UInt8(ascii: "-") where !isInside && !isNegative: isNegative = true
            case UInt8(ascii: " "), UInt8(ascii: "\n"):
                if isInside { numbers.append(isNegative ? 0 &- value : value) }
                (value, isNegative, isInside) = (0, false, false)
            default: return numbers
            }
        }
        if isInside { numbers.append(isNegative ? 0 &- value : value) }
        return numbers
    }
}
