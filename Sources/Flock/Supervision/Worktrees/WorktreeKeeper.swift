package import Domain
package import Git
package import Journal
package import Platform

/// Makes worktrees for tasks, looks at them, and takes them away where nothing is lost by it.
///
/// Every call waits for git and for others who work on the same repository, so none is made on the thread of an event
/// loop. All are safe beside those of other homes, and after a kill at any moment: the next call finishes or undoes
/// what was begun. What is returned to be recorded has happened, but for a finding, which is recorded before anything
/// follows from it.
package struct WorktreeKeeper: Sendable {
    let trees: String
    let git: GitProgram
    let disk: any Disk
    let clock: any Clock

    package init(
        home: HomePaths,
        git: GitProgram,
        disk: any Disk = SystemDisk(),
        clock: any Clock = SystemClock()
    ) throws(SupervisionError) {
        guard git.version >= .withMergesBeside else {
            throw .git(.tooOld(found: git.version, needed: .withMergesBeside))
        }
        trees = FilePath.resolvedAhead(home.root) + "/trees"
        self.git = git
        self.disk = disk
        self.clock = clock
    }

    /// The worktrees of a repository that stand in this home, also those that no record tells of.
    package func standing(in repository: String) throws(SupervisionError) -> [LinkedWorktree] {
        let repository = try open(repository)
        let places = WorktreePlaces(of: repository, in: trees)
        return try SupervisionError.fromGit { () throws(GitError) in
            try repository.linked().filter { $0.path.hasPrefix(places.folder + "/") }
        }
    }

    /// The worktree that was made for a task last, in whichever repository; nil where none stands. It is known by what
    /// is noted beside it, whatever became of the journals.
    package func worktree(of task: TaskID) throws(SupervisionError) -> TaskWorktree? {
        let found = try noted { (names, folder) in Array(WorktreePlaces.noted(task, in: names, of: folder).prefix(1)) }
        return found.max { $0.run < $1.run }
    }

    /// All worktrees of the home that stand, of whichever repository.
    package func standing() throws(SupervisionError) -> [TaskWorktree] { try noted(WorktreePlaces.noted(in:of:)) }

    /// What is noted beside the worktrees that are chosen among the names in each folder.
    private func noted(_ paths: ([String], String) -> [String]) throws(SupervisionError) -> [TaskWorktree] {
        try SupervisionError.fromDisk { () throws(PlatformError) -> [TaskWorktree] in
            guard try disk.exists(trees) else { return [] }
            let folders = try disk.list(trees).filter { !$0.hasPrefix(".") }.map { "\(trees)/\($0)" }
            var found: [TaskWorktree] = []
            for folder in folders {
                found += paths(try disk.list(folder), folder).compactMap {
                    CreationMark(noteOf: $0, on: disk)?.worktree
                }
            }
            return found
        }
    }

    func open(_ folder: String) throws(SupervisionError) -> Worktree {
        try SupervisionError.fromGit { () throws(GitError) in try Worktree(at: folder, git, on: disk) }
    }

    /// The worktree at a path and nothing above it, as one of that repository.
    func open(_ path: String, of repository: Worktree) throws(SupervisionError) -> Worktree {
        let tree = try open(path)
        guard tree.root == path else { throw .git(.notRepository(path)) }
        guard tree.commonFolder == repository.commonFolder else {
            throw .otherRepository(folder: path, of: repository.root)
        }
        return tree
    }

    /// Work on the worktrees of a repository, alone, after what others have left half done is done with.
    func alone<Result>(
        in repository: Worktree,
        _ body: (WorktreePlaces) throws(SupervisionError) -> Result
    ) throws(SupervisionError) -> Result {
        let places = WorktreePlaces(of: repository, in: trees)
        return try RepositoryLock.with(repository, on: disk, clock: clock) { () throws(SupervisionError) in
            try SupervisionError.fromDisk { () throws(PlatformError) in try disk.makeFolders(places.folder) }
            try settle(places, of: repository)
            return try body(places)
        }
    }

    /// A folder for what is only needed meanwhile.
    func withScratch<Result>(
        _ body: (String) throws(SupervisionError) -> Result
    ) throws(SupervisionError) -> Result {
        let scratch = try SupervisionError.fromDisk { () throws(PlatformError) in
            try ScratchFolder(in: trees, on: disk, clock: clock)
        }
        defer { scratch.remove() }
        return try body(scratch.path)
    }

    private func settle(_ places: WorktreePlaces, of repository: Worktree) throws(SupervisionError) {
        let names = try SupervisionError.fromDisk { () throws(PlatformError) in try disk.list(places.folder) }
        for path in places.marked(in: names) {
            guard let mark = CreationMark(at: path, on: disk) else { continue }
            Deliberate.ignore(because: "what cannot be settled keeps its place and nothing else, until the next call") {
                () throws(SupervisionError) in _ = try finishOrUndo(mark, in: repository)
            }
        }
        for path in places.noted(in: names) {
            Deliberate.ignore(because: "a note too many does no harm, and the next call tries again") {
                () throws(SupervisionError) in try forgetIfGone(path, in: repository)
            }
        }
        for path in places.asides(in: names) {
            Deliberate.ignore(because: "what cannot be settled keeps its place and nothing else, until the next call") {
                () throws(SupervisionError) in try finishRemoval(of: path, in: repository)
            }
        }
    }
}
