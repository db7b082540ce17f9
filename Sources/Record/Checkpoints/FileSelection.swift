import Domain
import Git
import Glibc
import Platform

/// Which files of a worktree a checkpoint takes, and which stay out.
struct FileSelection {
    private(set) var taken: [GitPath] = []
    private(set) var leftOut: [LeftOut] = []

    private let root: String
    private let disk: any Disk

    init(_ status: WorktreeStatus, in root: String, on disk: any Disk, untrackedBytesMax: Int64) {
        self.root = root
        self.disk = disk
        for entry in status.tracked where entry.isChanged { addTracked(entry) }
        addUntracked(status.untracked, untrackedBytesMax)
        leftOut.sort { $0.path < $1.path }
    }

    /// Of what git knows the change is taken whatever its size; a file that cannot be read stays as the index has it.
    private mutating func addTracked(_ entry: WorktreeStatus.Entry) {
        if !entry.isDeleted, !entry.isSubmodule, case .unreadable(let bytes) = look(at: entry.path) {
            leftOut.append(LeftOut(entry.path.description, bytes: bytes, .unreadable))
        } else {
            taken.append(entry.path)
        }
    }

    /// Small ones first, so that one huge file costs only itself.
    private mutating func addUntracked(_ paths: [GitPath], _ bytesMax: Int64) {
        var files: [(path: GitPath, bytes: Int64)] = []
        for path in paths where !RestoreWork.isLeftover(path) {
            guard !path.isFolder else {
                leftOut.append(LeftOut(path.description, .repository))
                continue
            }
            switch look(at: path) {
            case .file(let bytes): files.append((path, bytes))
            case .unreadable(let bytes): leftOut.append(LeftOut(path.description, bytes: bytes, .unreadable))
            case .special: leftOut.append(LeftOut(path.description, .special))
            case .gone: break
            }
        }
        var left = bytesMax
        for file in files.sorted(by: { ($0.bytes, $0.path) < ($1.bytes, $1.path) }) {
            if file.bytes <= left {
                left -= file.bytes
                taken.append(file.path)
            } else {
                leftOut.append(LeftOut(file.path.description, bytes: file.bytes, .limit))
            }
        }
    }

    private enum Look {
        /// A file that can be read, or a link.
        case file(bytes: Int64)
        case unreadable(bytes: Int64?)
        case special
        case gone
    }

    private func look(at path: GitPath) -> Look {
        guard let text = path.text else { return lookByBytes(at: path) }
        let place = "\(root)/\(text)"
        do throws(PlatformError) {
            guard let status = try disk.status(of: place) else { return .gone }
            switch status.kind {
            case .file: return canRead(place) ? .file(bytes: status.bytes) : .unreadable(bytes: status.bytes)
            case .symbolicLink: return .file(bytes: status.bytes)
            // What was a file when git looked is taken for what git will find.
            case .folder: return .file(bytes: 0)
            case .socket, .pipe, .device: return .special
            }
        } catch {
            // A folder on the way is a file by now, or may not be entered.
            return error.errno == .notFolder ? .gone : .unreadable(bytes: nil)
        }
    }

    private func canRead(_ path: String) -> Bool {
        let file = Deliberate.ignore(because: "that it cannot be opened is the answer") {
            () throws(PlatformError) in try disk.openFile(path, .read)
        }
        switch file {
        case .some: return true
        case .none: return false
        }
    }

    /// A name that is not UTF-8 cannot be a `String`, so it goes to the system in its bytes.
    private func lookByBytes(at path: GitPath) -> Look {
        var found = stat()
        let place = Array(root.utf8) + [UInt8(ascii: "/")] + path.bytes + [0]
        let isThere = place.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { name in name.baseAddress.map { lstat($0, &found) == 0 } ?? false
            }
        }
        return isThere ? .file(bytes: Int64(found.st_size)) : .gone
    }
}
