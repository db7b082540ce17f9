import Domain
package import Platform

extension Digests {
    /// Whether a file of a run has digests.
    package static func covers(_ file: String) -> Bool { files.contains(file) }

    /// The digests of a run in whose output bytes are about to be erased: new ones of the blocks that hold until now,
    /// and the old ones of all others, so that what was edited before stays to be seen. Nothing where there are none to
    /// go by.
    ///
    /// - Parameter ranges: what is erased, by the names of the files.
    package static func erasing(
        _ ranges: [String: [Range<Int64>]],
        of paths: RunPaths,
        on disk: any Disk
    ) throws(JournalError) -> [UInt8]? {
        guard try onDisk({ () throws(PlatformError) in try disk.exists(paths.digests) }) else { return nil }
        let recorded: [DigestBlock]
        let time: WallTime
        do { (recorded, time) = try recordedBlocks(paths, on: disk) } catch {
            if case .disk = error { throw error }
            return nil
        }
        var blocks: [DigestBlock] = []
        for block in recorded {
            let start = block.block * Int64(blockBytes)
            let erased = (ranges[block.file] ?? []).filter { $0.overlaps(start..<start + block.length) }
            blocks.append(erased.isEmpty ? block : try self.block(like: block, without: erased, in: paths, disk))
        }
        return bytes(of: blocks, at: time)
    }

    /// One whose bytes are not those that were recorded stays as it is.
    private static func block(
        like block: DigestBlock,
        without ranges: [Range<Int64>],
        in paths: RunPaths,
        _ disk: any Disk
    ) throws(JournalError) -> DigestBlock {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: 16)
        defer { room.deallocate() }
        let start = block.block * Int64(blockBytes)
        let count = try onDisk { () throws(PlatformError) in
            try disk.readFully(
                disk.openFile(PathRules.join(paths.directory, block.file), .read),
                into: room,
                at: start
            )
        }
        let bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
        guard DigestBlock(file: block.file, block: block.block, bytes: bytes) == block else { return block }
        for range in ranges {
            let part = range.clamped(to: start..<start + Int64(count))
            let places = Int(part.lowerBound - start)..<Int(part.upperBound - start)
            SecretSearch.fill(UnsafeMutableRawBufferPointer(rebasing: room[places]))
        }
        return DigestBlock(file: block.file, block: block.block, bytes: bytes)
    }
}
