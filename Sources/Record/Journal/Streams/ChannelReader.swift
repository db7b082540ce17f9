package import Domain
package import Platform

/// Reads the bytes of a channel at any place, in bounded memory.
package struct ChannelReader: ~Copyable {
    package static let blockBytes = 64 << 10

    private let disk: any Disk
    private let file: FileDescriptor

    package init(_ channel: Channel, of paths: RunPaths, on disk: any Disk) throws(JournalError) {
        file = try onDisk { () throws(PlatformError) in try disk.openFile(paths.log(of: channel), .read) }
        self.disk = disk
    }

    package func size() throws(JournalError) -> Int64 {
        try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes }
    }

    /// Shows the bytes from `offset` on, block by block, as many as there are of `length`. Returns how many there were.
    @discardableResult
    package func read(
        from offset: Int64,
        length: Int64,
        _ look: (UnsafeRawBufferPointer) -> Void
    ) throws(JournalError) -> Int64 {
        let room = UnsafeMutableRawBufferPointer.allocate(
            byteCount: Int(min(max(length, 1), Int64(Self.blockBytes))),
            alignment: 16
        )
        defer { room.deallocate() }
        var done: Int64 = 0
        while done < length {
            let wanted = UnsafeMutableRawBufferPointer(
                rebasing: room.prefix(Int(min(length - done, Int64(room.count))))
            )
            let count = try onDisk { () throws(PlatformError) in
                try disk.readFully(file, into: wanted, at: offset + done)
            }
            guard count > 0 else { break }
            look(UnsafeRawBufferPointer(rebasing: wanted[..<count]))
            done += Int64(count)
        }
        return done
    }

    /// Where the last `count` lines begin.
    package func start(ofLast count: Int) throws(JournalError) -> Int64 {
        try onDisk { () throws(PlatformError) in try LineSearch.start(ofLast: count, in: file, on: disk) }
    }
}
