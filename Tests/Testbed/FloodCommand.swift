import Domain
import Glibc
import Platform
import TestSupport

/// Writes numbered lines of one length, as fast as they are taken or at a given rate: what an agent writes, for a
/// benchmark. The same words on the command line make the same bytes.
enum FloodCommand: TestbedCommand {
    static let name = "flood"
    static let usage = "--bytes N [--line-bytes M] [--one-line] [--rate BYTES-A-SECOND] [--linger SECONDS]"
    private static let digits = 12
    private static let head = Array("{\"line\":".utf8)

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let bytes = try arguments.number("--bytes", default: Int64(1 << 20))
        let lineBytes = try arguments.number("--line-bytes", default: 80)
        let isOneLine = arguments.flag("--one-line")
        let rate = try arguments.number("--rate", default: Int64(0))
        let linger = try arguments.number("--linger", default: UInt32(0))
        try arguments.end()
        guard lineBytes > head.count + digits + 4 else { throw TestbedError.unfit("\(lineBytes)", wanted: "a line") }
        write(bytes, in: line(lineBytes, isOneLine), rate, output)
        sleep(linger)
        return 0
    }

    private static func line(_ count: Int, _ isOneLine: Bool) -> [UInt8] {
        var line = head + [UInt8](repeating: UInt8(ascii: "0"), count: digits) + Array(",\"".utf8)
        while line.count < count { line.append(UInt8(ascii: "a") + UInt8(line.count % 26)) }
        let end = isOneLine ? "\"} " : "\"}\n"
        line.replaceSubrange((count - end.utf8.count)..., with: Array(end.utf8))
        return line
    }

    private static func write(_ bytes: Int64, in line: [UInt8], _ rate: Int64, _ output: TestbedOutput) {
        let clock = SystemClock()
        let began = clock.now().monotonic
        var line = line
        var written: Int64 = 0
        line.withUnsafeMutableBytes { line in
            while written < bytes {
                let count = min(Int64(line.count), bytes - written)
                output.write(UnsafeRawBufferPointer(rebasing: line[..<Int(count)]))
                written += count
                advance(UnsafeMutableRawBufferPointer(rebasing: line[head.count..<(head.count + digits)]))
                guard rate > 0 else { continue }
                let due = began.advanced(by: .seconds(1) * (Double(written) / Double(rate)))
                let early = clock.now().monotonic.duration(to: due)
                // The system wakes us late enough; a little ahead is no haste.
                if early > .milliseconds(1) { usleep(UInt32(early.nanoseconds / 1000)) }
            }
        }
    }

    /// The next number, in place.
    private static func advance(_ number: UnsafeMutableRawBufferPointer) {
        for place in number.indices.reversed() {
            if number[place] < UInt8(ascii: "9") {
                number[place] += 1
                return
            }
            number[place] = UInt8(ascii: "0")
        }
    }
}
