import Domain
import Git
import JSON
import Journal
import Platform
import Runs

/// A repository that a home has worked in, and what of ours is in it.
struct HomeRepository {
    private static let noteBytesMax = 1 << 16
    private static let notePrefix = ".worktree-"

    let path: String
    /// The worktrees that the home has of it.
    private(set) var worktrees: [String] = []

    /// All of a home, by what is noted beside worktrees and by what runs say.
    static func all(of home: HomePaths, on disk: any Disk) -> [HomeRepository] {
        var found: [String: [String]] = [:]
        for (repository, worktree) in noted(in: home, on: disk) { found[repository, default: []].append(worktree) }
        let runs = Deliberate.ignore(because: "runs that cannot be listed name no repository") {
            () throws(JournalError) in try RunLookup.runs(beginningWith: "", in: home, on: disk)
        }
        for run in RunCatalog.readable(runs ?? [], on: disk) {
            let root = run.metadata.repoRoot
            if found[root] == nil, isThere("\(root)/.git", on: disk) { found[root] = [] }
        }
        return found.sorted { $0.key < $1.key }.map { HomeRepository(path: $0.key, worktrees: $0.value.sorted()) }
    }

    private static func noted(in home: HomePaths, on disk: any Disk) -> [(repository: String, worktree: String)] {
        let trees = FilePath.resolvedAhead(home.root) + "/trees"
        let files = Deliberate.ignore(because: "a home without worktrees has none to name") {
            () throws(PlatformError) in
            guard try disk.exists(trees) else { return [String]() }
            var files: [String] = []
            for folder in try disk.list(trees) where !folder.hasPrefix(".") {
                let names = try disk.list("\(trees)/\(folder)").filter { $0.hasPrefix(notePrefix) }
                files += names.map { "\(trees)/\(folder)/\($0)" }
            }
            return files
        }
        return (files ?? []).compactMap { file in
            let bytes = Deliberate.ignore(because: "what cannot be read names nothing") { () throws(PlatformError) in
                try disk.readAll(file, bytesMax: noteBytesMax)
            }
            let value = Deliberate.ignore(because: "what is no note names nothing") { () throws(JSONError) in
                try JSONReader.read(bytes ?? [])
            }
            let path = "\(FilePath.folder(of: file))/\(FilePath.name(of: file).dropFirst(notePrefix.count))"
            guard let repository = value?["repository"]?.stringValue, isThere(path, on: disk) else { return nil }
            return (repository, path)
        }
    }

    private static func isThere(_ path: String, on disk: any Disk) -> Bool {
        Deliberate.ignore(because: "what cannot be looked at is not there for us") { () throws(PlatformError) in
            try disk.exists(path)
        } ?? false
    }

    // MARK: - What is in it

    /// How many branches of ours it has, and refs that keep checkpoints and rescued work; nil where git does not say.
    func refs(_ git: GitProgram) -> (branches: Int, kept: Int)? {
        Deliberate.ignore(because: "a repository that cannot be read is told of as such") { () throws(GitError) in
            let worktree = try Worktree(at: path, git)
            return (
                try worktree.refs(below: "refs/heads/roost/").count, try worktree.refs(below: "refs/roost/").count
            )
        }
    }

    /// The worktrees with files that are in no commit, or of which that cannot be told.
    func unsaved(_ git: GitProgram?) -> [String] {
        worktrees.filter { path in
            guard let git else { return true }
            let isClean = Deliberate.ignore(because: "what was not found out counts as work") {
                () throws(GitError) in
                let worktree = try Worktree(at: path, git)
                guard worktree.root == path else { return false }
                guard try worktree.operation() == nil else { return false }
                return try worktree.status().isClean
            }
            return isClean != true
        }
    }

    /// Has git forget a worktree, folder and all. Its branch stays.
    func forget(_ worktree: String, _ git: GitProgram) throws(GitError) {
        let repository = try Worktree(at: path, git)
        guard let entry = try repository.linked().first(where: { $0.path == worktree }) else { return }
        if entry.lockReason != nil { try repository.unlockLinked(worktree) }
        try repository.removeLinked(worktree, isForced: true)
    }
}
