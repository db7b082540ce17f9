import Domain
import Platform

/// New copies that wait for the device together: to wait for each of many small files takes longer than to copy them.
/// Until then they stand in folders of other names, so that one that is there under its own is whole.
final class CopyBatch {
    /// Larger ones are waited for by themselves, with checkpoints.
    static let copyBytesMax: Int64 = 8 << 20
    static let bytesMax: Int64 = 64 << 20
    static let countMax = 256
    /// For so few each is waited for: the other way waits for what all programs have written.
    static let countAlone = 8

    private let folder: ImportFolder
    private var pending: [TakenCopy] = []
    private var pendingBytes: Int64 = 0
    private var settled: [TakenCopy] = []

    init(_ folder: ImportFolder) { self.folder = folder }

    /// Removes what an import that was stopped has not brought to its name.
    static func tidy(_ folder: ImportFolder) throws(IndexerError) {
        let disk = folder.disk
        try IndexerError.onDisk { () throws(PlatformError) in
            guard try disk.exists(folder.path) else { return }
            for name in try disk.list(folder.path) where name.hasPrefix(".import-") && name.hasSuffix(".new") {
                try empty("\(folder.path)/\(name)", on: disk)
                try disk.removeFolder("\(folder.path)/\(name)")
            }
        }
    }

    var isFull: Bool { pending.count >= Self.countMax || pendingBytes >= Self.bytesMax }

    func holds(_ id: Identifier) -> Bool { pending.contains { $0.copy.id == id } }

    /// A folder for a new copy, without what an import that was stopped may have left in it.
    func prepare(_ id: Identifier) throws(IndexerError) -> String {
        let path = preparing(id)
        try IndexerError.onDisk { () throws(PlatformError) in
            do throws(PlatformError) { try folder.disk.makeFolder(path) } catch  where error.errno == .exists {
                try Self.empty(path, on: folder.disk)
            }
        }
        return path
    }

    func add(_ taken: TakenCopy) {
        pending.append(taken)
        pendingBytes += taken.copy.bytes
    }

    /// Has all of them on the device, and gives them their names.
    func settle() throws(IndexerError) {
        guard !pending.isEmpty else { return }
        try IndexerError.onDisk { () throws(PlatformError) in
            try synchronize()
            for taken in pending {
                let place = taken.copy.folder
                // Of an import that was stopped before it noted anything.
                if try folder.disk.exists(place) {
                    try Self.empty(place, on: folder.disk)
                    try folder.disk.removeFolder(place)
                }
                try folder.disk.uninterrupted { () throws(PlatformError) in
                    try folder.disk.rename(preparing(taken.copy.id), to: place)
                }
            }
            try folder.disk.synchronizeFolder(folder.path)
        }
        settled += pending
        pending = []
        pendingBytes = 0
    }

    /// Those that were settled since this was asked last.
    func takeSettled() -> [TakenCopy] {
        defer { settled = [] }
        return settled
    }

    private func preparing(_ id: Identifier) -> String { "\(folder.path)/.\(id.text).new" }

    private func synchronize() throws(PlatformError) {
        let disk = folder.disk
        guard pending.count <= Self.countAlone else {
            return try disk.synchronizeFully(disk.openFile(folder.path, .readFolder), .fileSystem)
        }
        for taken in pending {
            let path = preparing(taken.copy.id)
            for name in [taken.copy.version.file, ImportMetadata.fileName] {
                try disk.synchronizeFully(disk.openFile("\(path)/\(name)", .read), .everything)
            }
            try disk.synchronizeFolder(path)
        }
    }

    private static func empty(_ path: String, on disk: any Disk) throws(PlatformError) {
        for name in try disk.list(path) { try disk.remove("\(path)/\(name)") }
    }
}
