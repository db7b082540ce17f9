/// Where the short texts of a statement stand while it runs: SQLite would take memory for each of them.
final class BindingRoom {
    private static let bytesMax = 2048

    private var room: UnsafeMutableRawBufferPointer?
    private var used = 0

    deinit { room?.deallocate() }

    /// The bytes where they stay until the room is emptied; nothing where they do not fit.
    func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard bytes.count <= Self.bytesMax - used else { return nil }
        let room = room ?? .allocate(byteCount: Self.bytesMax, alignment: 8)
        self.room = room
        let kept = UnsafeMutableRawBufferPointer(rebasing: room[used..<used + bytes.count])
        kept.copyMemory(from: bytes)
        used += bytes.count
        return UnsafeRawBufferPointer(kept)
    }

    func empty() { used = 0 }
}
