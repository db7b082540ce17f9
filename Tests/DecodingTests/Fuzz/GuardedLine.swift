import Glibc

/// Room for a line whose last byte stands before a page that may not be read: whoever reads a byte too far ends the
/// process.
final class GuardedLine {
    private let pages: UnsafeMutableRawPointer
    private let byteCount: Int
    private let pageBytes: Int

    init?(bytesMax: Int) {
        pageBytes = Int(sysconf(Int32(_SC_PAGESIZE)))
        byteCount = (bytesMax + pageBytes - 1) / pageBytes * pageBytes
        let room = mmap(nil, byteCount + pageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard let room, room != MAP_FAILED, mprotect(room + byteCount, pageBytes, PROT_NONE) == 0 else { return nil }
        pages = room
    }

    deinit { munmap(pages, byteCount + pageBytes) }

    /// The bytes in that place, until the next are put there. What is longer than the room stays where it is.
    func place(_ bytes: ArraySlice<UInt8>) -> UnsafeRawBufferPointer? {
        guard bytes.count <= byteCount else { return nil }
        let room = UnsafeMutableRawBufferPointer(start: pages + byteCount - bytes.count, count: bytes.count)
        room.copyBytes(from: bytes)
        return UnsafeRawBufferPointer(room)
    }
}
