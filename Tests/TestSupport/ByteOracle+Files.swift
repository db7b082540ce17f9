package import Domain
package import Platform

extension ByteOracle {
    private static let blockBytes = 256 << 10

    /// Checks the file in which a channel was recorded.
    package func check(
        _ path: String,
        as channel: Channel,
        on disk: any Disk = SystemDisk()
    ) throws(PlatformError) -> Report {
        let file = try disk.openFile(path, .read)
        var check = ChannelCheck(self, channel)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.blockBytes, alignment: 16)
        defer { room.deallocate() }
        var offset: Int64 = 0
        while true {
            let count = try disk.readFully(file, into: room, at: offset)
            guard count > 0 else { return check.finish() }
            check.take(UnsafeRawBufferPointer(rebasing: room[..<count]))
            offset += Int64(count)
        }
    }
}
