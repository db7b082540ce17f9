import Platform

/// Reads the lines that an agent prints as they come, from the file of its output.
struct OutputEar {
    /// The rest is read when it is listened again.
    static let readMax = 1 << 20
    /// A line that is longer says nothing that is listened for.
    private static let lineBytesMax = 4 << 20

    private let path: String
    private let bytesMax: Int
    private var offset: Int64?
    private var rest: [UInt8] = []
    private var isSkipping = false

    /// - Parameter path: of a file that may not be there yet. Of one that is long already only the end is listened to.
    ///
    /// - Parameter bytesMax: how much is read at one time.
    init(_ path: String, bytesMax: Int = readMax) {
        self.path = path
        self.bytesMax = bytesMax
    }

    /// The lines that have been ended since.
    mutating func lines(on disk: any Disk) throws(PlatformError) -> [[UInt8]] {
        guard let status = try disk.status(of: path) else { return [] }
        let start = offset ?? begin(at: status.bytes)
        guard status.bytes > start else { return [] }
        let file = try disk.openFile(path, .read)
        var buffer = [UInt8](repeating: 0, count: Int(min(Int64(bytesMax), status.bytes - start)))
        let count = try buffer.withUnsafeMutableBufferPointer { (room) throws(PlatformError) in
            try disk.readFully(file, into: UnsafeMutableRawBufferPointer(room), at: start)
        }
        offset = start + Int64(count)
        return take(buffer.prefix(count))
    }

    private mutating func begin(at length: Int64) -> Int64 {
        let start = max(0, length - Int64(bytesMax))
        isSkipping = start > 0
        return start
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var left = bytes
        while let end = left.firstIndex(of: UInt8(ascii: "\n")) {
            if !isSkipping { lines.append(rest + left[..<end]) }
            rest = []
            isSkipping = false
            left = left[(end + 1)...]
        }
        if !isSkipping { rest += left }
        if rest.count > Self.lineBytesMax {
            rest = []
            isSkipping = true
        }
        return lines
    }
}
