import Domain
import Git
import JSON
import Platform

/// What is on the disk while a worktree is being made, so that whoever comes after a kill can finish or undo it. Once
/// the worktree is whole it becomes the note of what that is.
struct CreationMark: Hashable, Sendable {
    private static let bytesMax = 1 << 16

    let worktree: TaskWorktree
    /// Whether the branch was there before.
    let isBranchThere: Bool

    func write(on disk: any Disk) throws(PlatformError) {
        var object = worktree.json
        object.append("branch_there", .bool(isBranchThere))
        try disk.replaceFile(WorktreePlaces.mark(of: worktree.path), with: JSONWriter.bytes(.object(object)))
    }

    /// The worktree is whole.
    func becomeNote(on disk: any Disk) throws(PlatformError) {
        try disk.rename(WorktreePlaces.mark(of: worktree.path), to: WorktreePlaces.note(of: worktree.path))
        try disk.synchronizeFolder(FilePath.folder(of: worktree.path))
    }

    /// There is no such worktree any more.
    static func removeNote(of path: String, on disk: any Disk) throws(PlatformError) {
        let note = WorktreePlaces.note(of: path)
        guard try disk.exists(note) else { return }
        try disk.remove(note)
    }

    func remove(on disk: any Disk) throws(PlatformError) {
        try disk.remove(WorktreePlaces.mark(of: worktree.path))
        try disk.synchronizeFolder(FilePath.folder(of: worktree.path))
    }

    init(_ worktree: TaskWorktree, isBranchThere: Bool) {
        self.worktree = worktree
        self.isBranchThere = isBranchThere
    }

    /// Of a worktree that is being made. Nil where it cannot be read: then nothing is done by it.
    init?(at path: String, on disk: any Disk) { self.init(of: path, in: WorktreePlaces.mark(of: path), on: disk) }

    /// Of a worktree that stands.
    init?(noteOf path: String, on disk: any Disk) { self.init(of: path, in: WorktreePlaces.note(of: path), on: disk) }

    private init?(of path: String, in file: String, on disk: any Disk) {
        let bytes = Deliberate.ignore(because: "what cannot be read is left alone") { () throws(PlatformError) in
            try disk.readAll(file, bytesMax: Self.bytesMax)
        }
        let value = bytes.flatMap { bytes in
            Deliberate.ignore(because: "what is no mark is left alone") { () throws(JSONError) in
                try JSONReader.read(bytes)
            }
        }
        guard let object = value?.objectValue, let isThere = object["branch_there"]?.bool else { return nil }
        let worktree = Deliberate.ignore(because: "what is no mark is left alone") { () throws(FieldError) in
            try TaskWorktree(json: object)
        }
        guard let worktree, worktree.path == path else { return nil }
        self.worktree = worktree
        isBranchThere = isThere
    }
}
