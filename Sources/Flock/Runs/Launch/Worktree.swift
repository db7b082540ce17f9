package import Platform

/// The worktree that a folder is in.
package enum Worktree {
    /// The folder itself or the nearest above it that has a `.git`, as git would find it; nil where there is none. It
    /// is looked up and git not asked, since every run begins with it.
    package static func top(of folder: String, on disk: any Disk) throws(RunsError) -> String? {
        var folder = folder
        while true {
            let mark = folder == "/" ? "/.git" : "\(folder)/.git"
            if try onSystem({ () throws(PlatformError) in try disk.exists(mark) }) { return folder }
            let above = FilePath.folder(of: folder)
            guard above != folder, above != "." else { return nil }
            folder = above
        }
    }
}
