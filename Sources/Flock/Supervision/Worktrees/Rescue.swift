import Domain
import Git
import Platform

/// Puts all that a worktree has into one commit: its tree is the files as they are, its parents are what else there is.
///
/// Nothing of the worktree is touched. What git ignores is left out, and so is what git cannot keep; where that is a
/// file, the rescue fails.
struct Rescue {
    /// Where the sides of conflicts go in the commit that has the index.
    static let conflictFolder = ".roost-conflicts"

    private static let roomBytesLeft: Int64 = 64 << 20

    /// A commit to keep, and what it is.
    struct Part: Hashable {
        let commit: ObjectID
        let text: String
    }

    let name: String
    let seconds: Int64
    let scratch: String
    let disk: any Disk

    /// - Parameters:
    ///   - hidden: what git was told not to look at.
    ///   - others: commits to keep beside what is found here.
    func take(_ tree: Worktree, hidden: [GitPath], others: [Part]) throws(SupervisionError) -> (ObjectID, [String]) {
        let index = place("index")
        let status = try SupervisionError.fromGit { () throws(GitError) in
            try tree.copyIndex(to: index)
            try tree.reveal(hidden, in: index)
            return try tree.status(index: index)
        }
        let paths = status.tracked.filter(\.isChanged).map(\.path) + status.untracked.filter { !$0.isFolder }
        try checkRoom(for: paths, in: tree)
        let refused = try SupervisionError.fromGit { () throws(GitError) in try tree.updateIndex(index, with: paths) }
        guard refused.isEmpty else {
            throw .notRescued(tree.root, why: "git does not keep files of the name \(refused[0])")
        }
        let files = try SupervisionError.fromGit { () throws(GitError) in try tree.writeTree(index) }
        let staged = try stagedTree(of: tree, from: nil)
        var parts = status.head.commit.map { [Part(commit: $0, text: "where HEAD was")] } ?? []
        if let staged, staged != files, try !isTree(of: status.head.commit, staged, tree) {
            parts.append(try part(staged, status.head.commit, tree))
        }
        let commit = try commit(files, parts: &parts, others, tree)
        try prove(files, is: tree)
        return (commit, parts.map(\.text))
    }

    /// Of a worktree whose folder is gone: what git still has of it.
    func takeEntry(
        _ entry: String,
        _ head: ObjectID?,
        in repository: Worktree,
        others: [Part]
    ) throws(SupervisionError) -> (ObjectID, [String]) {
        var parts = head.map { [Part(commit: $0, text: "where HEAD was")] } ?? []
        let staged = try stagedTree(of: repository, from: entry)
        let headTree = try SupervisionError.fromGit { () throws(GitError) in
            try head.map { (head) throws(GitError) in try repository.object("\(head)^{tree}") } ?? nil
        }
        guard let files = staged ?? headTree else {
            throw .notRescued(entry, why: "it has neither a commit nor an index")
        }
        let commit = try commit(files, parts: &parts, others, repository)
        return (commit, parts.map(\.text))
    }

    /// Nobody's disk is filled by putting work away: agents write there too.
    private func checkRoom(for paths: [GitPath], in tree: Worktree) throws(SupervisionError) {
        let (needed, room) = try SupervisionError.fromDisk { () throws(PlatformError) in
            var bytes = Self.roomBytesLeft
            for path in paths {
                guard let text = path.text else { continue }
                do throws(PlatformError) {
                    bytes += try disk.status(of: "\(tree.root)/\(text)")?.bytes ?? 0
                } catch {
                    guard error.errno == .notFolder else { throw error }
                }
            }
            return (ByteCount(bytes: bytes), try FileSystemRoom.read(at: tree.commonFolder))
        }
        guard room.free >= needed else { throw .roomMissing(tree.commonFolder, free: room.free, needed: needed) }
    }

    private func place(_ what: String) -> String { "\(scratch)/\(what)-\(String(Randomness.uint64(), radix: 36))" }

    /// The index as a tree; the sides of conflicts, of which no tree can be made, stand in a folder of their own. Nil
    /// where there is no index.
    private func stagedTree(of tree: Worktree, from entry: String?) throws(SupervisionError) -> ObjectID? {
        let index = place("staged")
        try SupervisionError.fromGit { () throws(GitError) in try tree.copyIndex(of: entry, to: index) }
        let isThere = try SupervisionError.fromDisk { () throws(PlatformError) in try disk.exists(index) }
        guard isThere else { return nil }
        return try SupervisionError.fromGit { () throws(GitError) in
            try tree.setAside(tree.entries(of: index).filter { $0.stage > 0 }, into: Self.conflictFolder, of: index)
            return try tree.writeTree(index)
        }
    }

    private func isTree(of commit: ObjectID?, _ staged: ObjectID, _ tree: Worktree) throws(SupervisionError) -> Bool {
        guard let commit else { return false }
        return try SupervisionError.fromGit { () throws(GitError) in try tree.object("\(commit)^{tree}") == staged }
    }

    private func part(_ staged: ObjectID, _ head: ObjectID?, _ tree: Worktree) throws(SupervisionError) -> Part {
        let note = Worktree.CommitNote(message: "The index, for \(name)\n", seconds: seconds)
        let commit = try SupervisionError.fromGit { () throws(GitError) in
            try tree.commitTree(staged, parent: head, note)
        }
        return Part(commit: commit, text: "what was staged")
    }

    private func commit(
        _ files: ObjectID,
        parts: inout [Part],
        _ others: [Part],
        _ tree: Worktree
    ) throws(SupervisionError) -> ObjectID {
        for other in others where !parts.contains(where: { $0.commit == other.commit }) { parts.append(other) }
        let lines = parts.enumerated().map { "\($0.offset + 1) \($0.element.commit.short) \($0.element.text)" }
        let message = """
            \(name)

            The files as they were in \(tree.root).
            Each parent of this commit is something else that was there:

            \(lines.joined(separator: "\n"))

            """
        let commits = parts.map(\.commit)
        return try SupervisionError.fromGit { () throws(GitError) in
            try tree.commitTree(files, parents: commits, .init(message: message, seconds: seconds))
        }
    }

    /// The tree has all files there are, as they are now: nobody wrote meanwhile, and git took all that it was given.
    private func prove(_ files: ObjectID, is tree: Worktree) throws(SupervisionError) {
        let index = place("proof")
        let status = try SupervisionError.fromGit { () throws(GitError) in
            try tree.readTree(files, into: index)
            return try tree.status(index: index)
        }
        let differing = status.tracked.filter(\.isChanged).map(\.path) + status.untracked.filter { !$0.isFolder }
        guard differing.isEmpty else {
            throw .notRescued(tree.root, why: "\(differing[0]) differs from what was taken of it")
        }
    }
}
