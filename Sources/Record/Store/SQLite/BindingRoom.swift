/// Where the texts of a statement stand while it runs: SQLite would take memory for each of them. Of most messages all
/// fits; what is longer SQLite copies itself.
final class BindingRoom {
    static let bytesMax = 40 << 10

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
