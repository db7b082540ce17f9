import Platform

/// Goes through the files below a folder in the order of their names. Links are not followed, so that no walk leaves
/// its tree, and a folder that was seen is not entered again, so that each comes to an end.
struct FolderWalk {
    private struct Seen: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    private let disk: any Disk
    private var seen: Set<Seen> = []
    private(set) var unreadable: [TranscriptSearch.Unreadable] = []

    init(on disk: any Disk) { self.disk = disk }

    /// Hands over each file. `enters` is asked before each folder.
    mutating func walk(
        _ folder: String,
        enters: (String, [String]) -> Bool = { _, _ in true },
        _ take: (String, FileStatus) -> Void
    ) {
        guard let status = status(of: folder), isNew(status), let names = names(in: folder), enters(folder, names)
        else { return }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            guard let status = self.status(of: path) else { continue }
            switch status.kind {
            case .file: take(path, status)
            case .folder: walk(path, enters: enters, take)
            case .symbolicLink, .socket, .pipe, .device: break
            }
        }
    }

    private mutating func isNew(_ status: FileStatus) -> Bool {
        status.kind == .folder && seen.insert(Seen(device: status.device, inode: status.inode)).inserted
    }

    /// What has gone since its folder was read is not missed.
    mutating func status(of path: String) -> FileStatus? {
        do throws(PlatformError) { return try disk.status(of: path) } catch {
            unreadable.append(TranscriptSearch.Unreadable(path: path, cause: error))
            return nil
        }
    }

    private mutating func names(in folder: String) -> [String]? {
        do throws(PlatformError) { return try disk.list(folder) } catch {
            unreadable.append(TranscriptSearch.Unreadable(path: folder, cause: error))
            return nil
        }
    }
}
