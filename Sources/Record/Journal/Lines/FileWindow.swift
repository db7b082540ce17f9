package import Platform

/// The unread bytes of a file that may still be growing: blocks come in at the end, lines go out at the front.
///
/// The memory is its own, so that a line can be looked at in place; it grows to the longest line that is asked for.
package struct FileWindow: ~Copyable {
    package static let blockBytes = 64 << 10

    /// Where the first unread byte stands in the file.
    package private(set) var offset: Int64
    private let disk: any Disk
    private let file: FileDescriptor
    private var memory: UnsafeMutableRawBufferPointer
    private var start = 0
    private var filled = 0

    package init(_ file: consuming FileDescriptor, on disk: any Disk, at offset: Int64 = 0) {
        precondition(offset >= 0, "a file begins at zero")
        self.file = file
        self.disk = disk
        self.offset = offset
        memory = .allocate(byteCount: Self.blockBytes, alignment: 16)
    }

    deinit { memory.deallocate() }

    /// Valid until the next `fill` or `consume`.
    package var unread: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[start..<filled]) }

    package var unreadCount: Int { filled - start }

    /// Where the bytes that are in memory end in the file.
    package var end: Int64 { offset + Int64(unreadCount) }

    /// Reads one more block, or what there is of it; false at what is, for now, the end of the file.
    package mutating func fill() throws(JournalError) -> Bool {
        makeRoom()
        let room = UnsafeMutableRawBufferPointer(rebasing: memory[filled...].prefix(Self.blockBytes))
        do {
            // Once: whoever follows a file would ask twice for each line, and the next call asks for the rest.
            let count = try disk.uninterrupted { () throws(PlatformError) in try disk.read(file, into: room, at: end) }
            filled += count
            return count > 0
        } catch {
            throw .disk(error)
        }
    }

    package mutating func consume(_ count: Int) {
        precondition(count >= 0 && count <= unreadCount, "only what is unread can be consumed")
        start += count
        offset += Int64(count)
    }

    /// Goes on reading at another place.
    package mutating func move(to offset: Int64) {
        precondition(offset >= 0, "a file begins at zero")
        self.offset = offset
        start = 0
        filled = 0
    }

    package func size() throws(JournalError) -> Int64 {
        return try onDisk { () throws(PlatformError) in try disk.status(of: file).bytes }
    }

    private mutating func makeRoom() {
        guard memory.count - filled < Self.blockBytes else { return }
        let unread = self.unread
        if memory.count - unread.count >= Self.blockBytes, start > 0 {
            memory.copyMemory(from: unread)
        } else {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: memory.count * 2, alignment: 16)
            larger.copyMemory(from: unread)
            memory.deallocate()
            memory = larger
        }
        filled -= start
        start = 0
    }
}
