import Domain
package import Journal
package import Platform

/// The folder `checkpoints` of a run.
///
/// A checkpoint exists when its `NNNN.json` does, which is written last. What else a killed attempt leaves has a hidden
/// name, or the number of a checkpoint that does not exist yet, and gives way to the next attempt.
package struct CheckpointFolder: Sendable {
    package static let documentBytesMax = 16 << 20

    package let path: String
    private let disk: any Disk

    package init(of run: RunPaths, on disk: any Disk) {
        path = run.checkpoints
        self.disk = disk
    }

    package func document(_ seq: Int64) -> String { "\(path)/\(Self.name(seq)).json" }

    package func patch(_ seq: Int64) -> String { "\(path)/\(Self.name(seq)).patch" }

    /// The numbers of the checkpoints that there are, in their order.
    package func sequences() throws(CheckpointError) -> [Int64] {
        let names: [String]
        do {
            names = try disk.list(path)
        } catch {
            guard error.errno == .notFound else { throw .disk(error) }
            return []
        }
        return names.compactMap { name in
            guard name.hasSuffix(".json"), !name.hasPrefix("."), let seq = Int64(name.dropLast(5)), seq > 0 else {
                return nil
            }
            return Self.name(seq) + ".json" == name ? seq : nil
        }.sorted()
    }

    /// Nil where there is no such checkpoint.
    package func read(_ seq: Int64) throws(CheckpointError) -> Checkpoint? {
        let bytes: [UInt8]
        do {
            bytes = try disk.readAll(document(seq), bytesMax: Self.documentBytesMax)
        } catch {
            guard error.errno == .notFound else { throw .disk(error) }
            return nil
        }
        do { return try Checkpoint(parsing: bytes, file: document(seq)) } catch { throw .journal(error) }
    }

    package func last() throws(CheckpointError) -> Checkpoint? {
        guard let seq = try sequences().last else { return nil }
        return try read(seq)
    }

    /// Work in the folder, alone, with a folder for what is only needed meanwhile.
    @discardableResult
    func alone<Result>(
        _ body: (_ scratch: String) throws(CheckpointError) -> Result
    ) throws(CheckpointError) -> Result {
        try onDisk { () throws(PlatformError) in try disk.makeFolders(path) }
        let lock = try onDisk { () throws(PlatformError) in
            try FileLock.acquire(try disk.openFile(path, .readFolder))
        }
        guard let lock else { throw .busy(path) }
        defer { withExtendedLifetime(lock) {} }
        let scratch = "\(path)/.scratch-\(String(Randomness.uint64(), radix: 36))"
        // Whoever made it is gone, since the lock was free.
        try removeHidden()
        try onDisk { () throws(PlatformError) in try disk.makeFolder(scratch) }
        defer {
            Deliberate.ignore(because: "what is left is hidden, and the next to work here removes it") {
                () throws(PlatformError) in try FolderRemoval.remove(scratch, on: disk)
            }
        }
        return try body(scratch)
    }

    /// Makes room for a checkpoint: one of this number was never acknowledged, or its number would not be given again.
    func clear(_ seq: Int64) throws(CheckpointError) {
        try onDisk { () throws(PlatformError) in
            for name in [document(seq), patch(seq)] where try disk.exists(name) { try disk.remove(name) }
            try disk.synchronizeFolder(path)
        }
    }

    private func removeHidden() throws(CheckpointError) {
        try onDisk { () throws(PlatformError) in
            for name in try disk.list(path) where name.hasPrefix(".") {
                try FolderRemoval.remove("\(path)/\(name)", on: disk)
            }
        }
    }

    private static func name(_ seq: Int64) -> String { Digits.padded(Int(seq), to: 4) }
}
