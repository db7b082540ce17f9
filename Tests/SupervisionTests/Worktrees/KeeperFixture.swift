import Domain
import Git
import Journal
import Platform
import TestSupport

@testable import Supervision

/// A repository of a person, and a home that keeps worktrees of it.
struct KeeperFixture {
    let repository: ScratchRepository
    let git: GitProgram
    let keeper: WorktreeKeeper

    init(for test: String = #function, home: String = "home-of-roost") throws {
        try self.init(of: ScratchRepository(for: test), home: home)
    }

    init(of repository: ScratchRepository, home: String) throws {
        self.repository = repository
        git = try GitProgram(in: repository.environment)
        keeper = try WorktreeKeeper(home: HomePaths(root: repository.scratch.path(home)), git: git)
    }

    func request(_ task: String = "gh-450", run: String = "run-1", attempt: Int = 1) throws -> WorktreeRequest {
        var request = WorktreeRequest(
            task: try TaskID(task),
            run: try RunID(run),
            attempt: attempt,
            repository: repository.root,
            base: "main"
        )
        request.freeBytesMin = ByteCount(bytes: 0)
        return request
    }

    func create(_ task: String = "gh-450", run: String = "run-1") throws -> TaskWorktree {
        try keeper.create(request(task, run: run)).worktree
    }

    func write(_ name: String, _ text: String, in worktree: TaskWorktree) throws {
        let path = "\(worktree.path)/\(name)"
        try SystemDisk().makeFolders(FilePath.folder(of: path))
        try SystemDisk().replaceFile(path, with: Array(text.utf8))
    }

    func commit(_ name: String, _ text: String, in worktree: TaskWorktree) throws {
        try write(name, text, in: worktree)
        try repository.git("add", "--", name, in: worktree.path)
        try repository.git("commit", "--quiet", "--message", "add \(name)", in: worktree.path)
    }

    /// The names of all objects that a ref leads to.
    func reachable() throws -> Set<String> {
        let lines = try repository.git("rev-list", "--objects", "--all").split(separator: "\n")
        return Set(lines.map { String($0.prefix { $0 != " " }) })
    }

    func blob(_ text: String) throws -> String { try repository.git("hash-object", "--stdin", input: text) }

    func exists(_ path: String) throws -> Bool { try SystemDisk().exists(path) }
}
