import Domain
import Git
import JSON
import Platform

/// What is on the disk while a worktree is being made, so that whoever comes after a kill can finish or undo it.
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

    func remove(on disk: any Disk) throws(PlatformError) {
        try disk.remove(WorktreePlaces.mark(of: worktree.path))
        try disk.synchronizeFolder(FilePath.folder(of: worktree.path))
    }

    init(_ worktree: TaskWorktree, isBranchThere: Bool) {
        self.worktree = worktree
        self.isBranchThere = isBranchThere
    }

    /// Nil where it cannot be read: then nothing is done by it.
    init?(at path: String, on disk: any Disk) {
        let bytes = Deliberate.ignore(because: "what cannot be read is left alone") { () throws(PlatformError) in
            try disk.readAll(WorktreePlaces.mark(of: path), bytesMax: Self.bytesMax)
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
