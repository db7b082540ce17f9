import Domain
import Git
import Platform

/// The part of a restore that changes files.
struct RestoreWork {
    /// What a killed restore leaves in the worktree begins so. Git does not see it, and the next restore removes it.
    static let folderPrefix = ".roost-restore-"

    /// Whether git sees a path that a killed restore left: it was killed before its folder was hidden.
    static func isLeftover(_ path: GitPath) -> Bool { path.bytes.starts(with: folderPrefix.utf8) }

    private let plan: RestorePlan
    private let disk: any Disk
    /// Within the worktree, since a rename does not leave a file system.
    private let folder: String

    init(_ plan: RestorePlan, name: String, on disk: any Disk) {
        self.plan = plan
        self.disk = disk
        folder = "\(plan.root)/\(Self.folderPrefix)\(name)"
    }

    /// First all that is needed is written beside the files, which may fail for want of room; then files go, then
    /// others come.
    func perform(_ worktree: Worktree, _ index: String) throws(CheckpointError) {
        try onDisk { () throws(PlatformError) in
            for name in try disk.list(plan.root) where name.hasPrefix(Self.folderPrefix) {
                try FolderRemoval.remove("\(plan.root)/\(name)", on: disk)
            }
        }
        guard !plan.written.isEmpty || !plan.removed.isEmpty else { return }
        do throws(CheckpointError) {
            try prepare(worktree, index)
            try onDisk { () throws(PlatformError) in
                for path in plan.removed { try remove(path.description) }
                try move("\(folder)/files", into: plan.root)
            }
        } catch {
            Deliberate.ignore(because: "the failure that led here is the one to report, and git does not see the rest")
            {
                () throws(PlatformError) in try FolderRemoval.remove(folder, on: disk)
            }
            throw error
        }
        try onDisk { () throws(PlatformError) in try FolderRemoval.remove(folder, on: disk) }
    }

    private func prepare(_ worktree: Worktree, _ index: String) throws(CheckpointError) {
        try onDisk { () throws(PlatformError) in
            try disk.makeFolder(folder)
            try disk.createFile("\(folder)/.gitignore", with: Array("*\n".utf8))
            try disk.makeFolder("\(folder)/files")
        }
        try inGit { () throws(GitError) in try worktree.checkOut(plan.written, of: index, into: "\(folder)/files") }
    }

    /// Removes a file, and the folders that it was the last in.
    private func remove(_ path: String) throws(PlatformError) {
        try disk.remove("\(plan.root)/\(path)")
        var parent = FilePath.folder(of: path)
        while parent != "." {
            do {
                try disk.removeFolder("\(plan.root)/\(parent)")
            } catch {
                guard error.errno == .folderNotEmpty || error.errno == .exists else { throw error }
                return
            }
            parent = FilePath.folder(of: parent)
        }
    }

    /// Renames every file into its place. A folder that is not there yet comes as a whole, with the mode that git gave.
    private func move(_ source: String, into target: String) throws(PlatformError) {
        for name in try disk.list(source) {
            let from = "\(source)/\(name)"
            let to = "\(target)/\(name)"
            let isFolder = try disk.status(of: from)?.kind == .folder
            let isFolderThere = try disk.status(of: to)?.kind == .folder
            if isFolder, isFolderThere {
                try move(from, into: to)
            } else {
                // Nothing but folders is left in it, or the plan would not have come so far.
                if isFolderThere { try FolderRemoval.remove(to, on: disk) }
                try disk.rename(from, to: to)
            }
        }
    }
}
