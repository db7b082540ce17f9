import Decoding
import Platform

/// The beginning of a file, as much as it takes to tell what it is.
struct TranscriptHead {
    static let bytesMin = 64 << 10
    private static let shortBytes = 8 << 10
    private static let databaseMark = Array("SQLite format 3\0".utf8)

    let bytes: [UInt8]
    /// Whether there is no more than this.
    let isWhole: Bool

    /// The first 64 KiB, or more where the first line is longer.
    static func read(_ file: borrowing FileDescriptor, on disk: any Disk) throws(PlatformError) -> TranscriptHead {
        try read(file, from: bytesMin, upTo: LineLimits.bytesMax, on: disk)
    }

    /// So little as most often is enough to tell what a file is.
    static func readShort(_ file: borrowing FileDescriptor, on disk: any Disk) throws(PlatformError) -> TranscriptHead {
        try read(file, from: shortBytes, upTo: shortBytes, on: disk)
    }

    /// As much as `firstLine` is made of.
    static func readFirstLine(
        _ file: borrowing FileDescriptor,
        on disk: any Disk
    ) throws(PlatformError) -> TranscriptHead {
        try read(file, from: shortBytes, upTo: bytesMin, on: disk)
    }

    private static func read(
        _ file: borrowing FileDescriptor,
        from bytesMin: Int,
        upTo bytesMax: Int,
        on disk: any Disk
    ) throws(PlatformError) -> TranscriptHead {
        var room = bytesMin
        while true {
            let bytes = try read(file, bytesMax: room, on: disk)
            let isWhole = bytes.count < room
            if isWhole || bytes.contains(UInt8(ascii: "\n")) || room >= bytesMax {
                return TranscriptHead(bytes: bytes, isWhole: isWhole)
            }
            room *= 8
        }
    }

    /// All of the file where it may be one value over many lines.
    static func readWhole(_ file: borrowing FileDescriptor, on disk: any Disk) throws(PlatformError) -> TranscriptHead {
        let bytes = try read(file, bytesMax: LineLimits.bytesMax, on: disk)
        return TranscriptHead(bytes: bytes, isWhole: bytes.count < LineLimits.bytesMax)
    }

    var isDatabase: Bool { bytes.starts(with: Self.databaseMark) }

    /// A value that goes on after its first line, as programs write it for people.
    var mayBeOneValue: Bool {
        !isWhole && bytes.first == UInt8(ascii: "{") && bytes.dropFirst().first { $0 != UInt8(ascii: " ") } == 0x0a
    }

    /// The first line without its newline, or so much of it as identifies it.
    var firstLine: ArraySlice<UInt8> {
        bytes[..<(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex)].prefix(Self.bytesMin)
    }

    private static func read(
        _ file: borrowing FileDescriptor,
        bytesMax: Int,
        on disk: any Disk
    ) throws(PlatformError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: bytesMax)
        let count = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(PlatformError) in
            try disk.readFully(file, into: UnsafeMutableRawBufferPointer(buffer), at: 0)
        }
        bytes.removeLast(bytesMax - count)
        return bytes
    }
}
