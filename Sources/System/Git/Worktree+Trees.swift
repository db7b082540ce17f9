import Domain
import Glibc
import Platform

/// Trees and commits that are made beside the index and `HEAD` of the user, in a temporary index.
extension Worktree {
    /// The largest index that is copied: one of several million files.
    package static let indexBytesMax = 1 << 30

    /// Who a commit of ours is by, when, and what it says.
    package struct CommitNote: Hashable, Sendable {
        package let message: String
        /// In seconds since 1970.
        package let seconds: Int64

        /// Whether it is by the user, whom git knows, at this moment.
        package let isByUser: Bool

        package init(message: String, seconds: Int64, isByUser: Bool = false) {
            self.message = message
            self.seconds = seconds
            self.isByUser = isByUser
        }

        var environment: [String] {
            guard !isByUser else { return [] }
            return ["AUTHOR", "COMMITTER"].flatMap {
                ["GIT_\($0)_NAME=Roost", "GIT_\($0)_EMAIL=roost@localhost", "GIT_\($0)_DATE=@\(seconds) +0000"]
            }
        }
    }

    /// A copy of the user's index, as the start of a temporary one. Where the user has none yet, there is none. That of
    /// another worktree is copied where its folder of git is named.
    package func copyIndex(of folder: String? = nil, to path: String) throws(GitError) {
        let own = "\(folder ?? gitFolder)/index"
        try onDisk { () throws(PlatformError) in
            guard let status = try disk.status(of: own) else { return }
            let bytes = try disk.readAll(own, bytesMax: Self.indexBytesMax)
            let file = try disk.openFile(path, .createNew)
            try disk.writeAll(bytes, to: file)
            // Git takes a file that was changed in the moment in which the index was written for suspect, by the time
            // of the index: a copy with a time of its own would make it trust such a file.
            let (seconds, nanoseconds) = status.modified.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
            let time = timespec(tv_sec: Int(seconds), tv_nsec: Int(nanoseconds))
            guard futimens(file.number, [time, time]) == 0 else {
                throw .system(operation: "set the time of", subject: path, errno: Errno(code: errno))
            }
        }
    }

    /// Brings these paths of a temporary index to what the files are now: a file that is gone goes. Answers the paths
    /// that git refuses, since their names are dangerous on some system.
    @discardableResult
    package func updateIndex(_ index: String, with paths: [GitPath]) throws(GitError) -> [GitPath] {
        guard !paths.isEmpty else { return [] }
        try run(["update-index", "--add", "--remove", "--replace", "-z", "--stdin"]) { call in
            call.environment.append("GIT_INDEX_FILE=\(index)")
            call.input = paths.flatMap { $0.bytes + [0] }
        }
        let known = try Set(files(of: index))
        // A file that is gone is not there either, and nobody refused it.
        return try onDisk { () throws(PlatformError) in
            var refused: [GitPath] = []
            for path in paths where !known.contains(path) {
                if let text = path.text, try isFile("\(root)/\(text)") { refused.append(path) }
            }
            return refused
        }
    }

    /// The paths that a temporary index holds.
    private func files(of index: String) throws(GitError) -> [GitPath] {
        try run(["ls-files", "-z"]) { $0.environment.append("GIT_INDEX_FILE=\(index)") }.stdout
            .split(separator: 0).map { GitPath($0) }
    }

    private func isFile(_ path: String) throws(PlatformError) -> Bool {
        do {
            return [.file, .symbolicLink].contains(try disk.status(of: path)?.kind)
        } catch {
            guard error.errno == .notFolder else { throw error }
            return false
        }
    }

    /// The tree that a temporary index holds.
    package func writeTree(_ index: String) throws(GitError) -> ObjectID {
        // Objects that a partial clone lacks are not asked for: what is new was written a moment ago.
        try object(of: run(["write-tree", "--missing-ok"]) { $0.environment.append("GIT_INDEX_FILE=\(index)") })
    }

    /// The files as they are, as a tree, and how they differ from what is committed.
    ///
    /// - Parameter isTaken: whether a file that git does not know belongs to it.
    package func snapshot(
        in scratch: String,
        where isTaken: (GitPath) -> Bool = { _ in true }
    ) throws(GitError) -> (WorktreeStatus, ObjectID) {
        let status = try status()
        let index = "\(scratch)/snapshot"
        try copyIndex(to: index)
        let untracked = status.untracked.filter { !$0.isFolder && isTaken($0) }
        try updateIndex(index, with: status.tracked.filter(\.isChanged).map(\.path) + untracked)
        return (status, try writeTree(index))
    }

    package func commitTree(
        _ tree: ObjectID,
        parent: ObjectID?,
        _ note: CommitNote
    ) throws(GitError) -> ObjectID {
        try commitTree(tree, parents: parent.map { [$0] } ?? [], note)
    }

    package func commitTree(
        _ tree: ObjectID,
        parents: [ObjectID],
        _ note: CommitNote
    ) throws(GitError) -> ObjectID {
        try object(
            of: run(["commit-tree", tree.text] + parents.flatMap { ["-p", $0.text] } + ["-F", "-"]) { call in
                call.environment += note.environment
                call.input = Array(note.message.utf8)
            }
        )
    }

    /// Fills a temporary index from a tree; what it knows of files that have the same content already is kept.
    package func readTree(_ tree: ObjectID, into index: String) throws(GitError) {
        try run(["read-tree", "--reset", tree.text]) { $0.environment.append("GIT_INDEX_FILE=\(index)") }
    }

    /// The paths of a temporary index whose files are something else, or are not there.
    package func differences(from index: String) throws(GitError) -> Set<GitPath> {
        // The index that `readTree` leaves knows nothing of the files that differ from the user's: first they are
        // looked at, and those that differ are no failure.
        _ = try git.answer(["update-index", "-q", "--refresh"], in: root, settings: settings) {
            $0.environment.append("GIT_INDEX_FILE=\(index)")
        }
        let answer = try run(["diff-files", "--name-only", "-z", "--ignore-submodules=dirty", "--no-ext-diff"]) {
            $0.environment.append("GIT_INDEX_FILE=\(index)")
        }
        return Set(answer.stdout.split(separator: 0).map { GitPath($0) })
    }

    /// Writes files of a temporary index into another folder, each at its path below it.
    package func checkOut(_ paths: [GitPath], of index: String, into folder: String) throws(GitError) {
        guard !paths.isEmpty else { return }
        try run(["checkout-index", "-z", "--stdin", "--prefix=\(folder)/"]) { call in
            call.environment.append("GIT_INDEX_FILE=\(index)")
            call.input = paths.flatMap { $0.bytes + [0] }
        }
    }

    private func object(of answer: ProgramResult) throws(GitError) -> ObjectID {
        guard let object = ObjectID(answer.text.dropLast()) else { throw .unreadable("write-tree, commit-tree") }
        return object
    }
}
