package import Platform

/// Finds lines in a file from its end, block by block, whatever its size.
package enum LineSearch {
    static let blockBytes = 64 << 10

    /// Where the last `count` lines begin. Bytes behind the last newline count as a line.
    package static func start(
        ofLast count: Int,
        in file: borrowing FileDescriptor,
        on disk: any Disk
    ) throws(PlatformError) -> Int64 {
        let size = try disk.status(of: file).bytes
        return try start(ofLast: count, before: size, in: file, on: disk)
    }

    /// The same in front of `end`.
    package static func start(
        ofLast count: Int,
        before end: Int64,
        in file: borrowing FileDescriptor,
        on disk: any Disk
    ) throws(PlatformError) -> Int64 {
        guard count > 0, end > 0 else { return max(0, end) }
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
        defer { block.deallocate() }
        // The newline that ends the last line does not divide it from one behind.
        var wanted = count
        var blockEnd = end
        while blockEnd > 0 {
            let blockStart = max(0, blockEnd - Int64(blockBytes))
            let room = UnsafeMutableRawBufferPointer(rebasing: block[..<Int(blockEnd - blockStart)])
            let length = try disk.readFully(file, into: room, at: blockStart)
            var bytes = UnsafeRawBufferPointer(rebasing: room[..<length])
            if blockEnd == end, bytes.last == newline { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropLast()) }
            if let place = place(ofNewline: &wanted, fromEndOf: bytes) { return blockStart + Int64(place) + 1 }
            blockEnd = blockStart
        }
        return 0
    }

    /// Where the line begins that the byte at the place is of.
    static func startOfLine(
        around place: Int64,
        in file: borrowing FileDescriptor,
        on disk: any Disk
    ) throws(PlatformError) -> Int64 {
        guard place > 0 else { return 0 }
        var before: UInt8 = 0
        let count = try withUnsafeMutableBytes(of: &before) { (byte) throws(PlatformError) in
            try disk.readFully(file, into: byte, at: place - 1)
        }
        guard count > 0, before != newline else { return place }
        return try start(ofLast: 1, before: place, in: file, on: disk)
    }

    /// Where the newline stands that is so many from the end of the bytes between two places; nil, with so many fewer
    /// wanted, where there are not as many.
    static func place(
        ofNewline wanted: inout Int,
        fromEndOf range: Range<Int64>,
        in file: borrowing FileDescriptor,
        on disk: any Disk
    ) throws(PlatformError) -> Int64? {
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
        defer { block.deallocate() }
        var blockEnd = range.upperBound
        while blockEnd > range.lowerBound {
            let blockStart = max(range.lowerBound, blockEnd - Int64(blockBytes))
            let room = UnsafeMutableRawBufferPointer(rebasing: block[..<Int(blockEnd - blockStart)])
            let length = try disk.readFully(file, into: room, at: blockStart)
            let bytes = UnsafeRawBufferPointer(rebasing: room[..<length])
            if let place = place(ofNewline: &wanted, fromEndOf: bytes) { return blockStart + Int64(place) }
            blockEnd = blockStart
        }
        return nil
    }

    /// The place of the newline that is so many from the end; nil, with fewer wanted, where there are not as many.
    private static func place(ofNewline wanted: inout Int, fromEndOf bytes: UnsafeRawBufferPointer) -> Int? {
        for place in bytes.indices.reversed() where bytes[place] == newline {
            wanted -= 1
            if wanted == 0 { return place }
        }
        return nil
    }
}
