package import Platform

/// A worktree of a repository, as our calls of git work on it.
package struct Worktree: Sendable {
    /// The folder of its files.
    package let root: String
    /// Where git keeps what belongs to this worktree: its index, its `HEAD`.
    package let gitFolder: String
    /// Where git keeps what all worktrees of the repository share: objects and refs.
    package let commonFolder: String
    let git: GitProgram
    let settings: [String]
    let disk: any Disk
    private var objectsEnvironment: [String] = []

    /// The worktree that a folder belongs to.
    package init(at folder: String, _ git: GitProgram, on disk: any Disk = SystemDisk()) throws(GitError) {
        let asked = FilePath.resolved(folder)
        let gitFolder = try Self.line(["rev-parse", "--absolute-git-dir"], asked, git, disk)
        guard try Self.line(["rev-parse", "--is-inside-work-tree"], asked, git, disk) == "true" else {
            let bare = try Self.line(["rev-parse", "--is-bare-repository"], asked, git, disk)
            guard bare == "false", asked != gitFolder, !asked.hasPrefix(gitFolder + "/") else {
                throw .noWorktree(folder)
            }
            throw .worktreeElsewhere(folder: folder, leadsTo: "another folder")
        }
        let root = try FilePath.resolved(Self.line(["rev-parse", "--show-toplevel"], asked, git, disk))
        let common = try Self.line(["rev-parse", "--git-common-dir"], asked, git, disk)
        // The settings of a repository may send us anywhere; only what holds the folder that was named counts. And what
        // holds it must be what git found there, not a folder above it that core.worktree names.
        guard root == (try Self.folderWithMark(at: asked, disk)) else {
            throw .worktreeElsewhere(folder: folder, leadsTo: root)
        }
        self.root = root
        self.gitFolder = gitFolder
        commonFolder = FilePath.resolved(common.hasPrefix("/") ? common : "\(asked)/\(common)")
        self.git = git
        self.disk = disk
        let filters = try git.answer(FilterSettings.command, in: root)
        settings = try FilterSettings.overruling(filters.stdout)
    }

    @discardableResult
    func run(
        _ arguments: [String],
        _ change: (inout ProgramCall) -> Void = { _ in },
        onStdout: GitProgram.Take = { _ in }
    ) throws(GitError) -> ProgramResult {
        let environment = objectsEnvironment
        let prepare = { (call: inout ProgramCall) in
            call.environment += environment
            change(&call)
        }
        return try git.run(arguments, in: root, settings: settings, prepare, onStdout: onStdout)
    }

    /// The same, with new objects in another folder, for what is only looked at: they go with it.
    package func writingObjects(into folder: String) throws(GitError) -> Worktree {
        let own = "\(commonFolder)/objects"
        try onDisk { () throws(PlatformError) in try disk.makeFolders(folder) }
        var tree = self
        // A folder is quoted as a text of C, as the list of them is parted by colons.
        let quoted = own.utf8.flatMap { [UInt8(ascii: "\""), UInt8(ascii: "\\")].contains($0) ? [0x5c, $0] : [$0] }
        tree.objectsEnvironment = [
            "GIT_OBJECT_DIRECTORY=\(folder)",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES=\"\(String(decoding: quoted, as: UTF8.self))\"",
        ]
        return tree
    }

    /// One answer on one line, which may be a path with newlines in it.
    private static func line(
        _ arguments: [String],
        _ folder: String,
        _ git: GitProgram,
        _ disk: any Disk
    ) throws(GitError) -> String {
        do throws(GitError) {
            let text = try git.run(arguments, in: folder).text
            return text.hasSuffix("\n") ? String(text.dropLast()) : text
        } catch {
            guard case .failed = error, try folderWithMark(at: folder, disk) == nil else { throw error }
            throw .notRepository(folder)
        }
    }

    /// The nearest folder, from this one upwards, that has a `.git`.
    private static func folderWithMark(at folder: String, _ disk: any Disk) throws(GitError) -> String? {
        var folder = folder
        while true {
            let place = folder == "/" ? "/.git" : "\(folder)/.git"
            let isThere = try onDisk { () throws(PlatformError) in try disk.exists(place) }
            if isThere { return folder }
            guard folder != "/", folder != "." else { return nil }
            folder = FilePath.folder(of: folder)
        }
    }
}

/// What the disk refuses becomes an error of this target.
func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(GitError) -> Result {
    do { return try body() } catch { throw .platform(error) }
}
