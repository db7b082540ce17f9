package import Domain
import Platform

extension Worktree {
    /// How files, index and `HEAD` differ, by a temporary index where one is named. Writes nothing of the user's.
    package func status(index: String? = nil) throws(GitError) -> WorktreeStatus {
        let answer = try run(WorktreeStatus.command) { call in
            if let index { call.environment.append("GIT_INDEX_FILE=\(index)") }
        }.stdout
        guard let status = WorktreeStatus(parsing: answer) else { throw .unreadable("status") }
        return status
    }

    package func operation() throws(GitError) -> GitOperation? {
        try onDisk { () throws(PlatformError) in try GitOperation.inProgress(in: gitFolder, on: disk) }
    }

    /// The object that a name leads to, such as `HEAD^{tree}`; nil where there is none.
    package func object(_ name: String) throws(GitError) -> ObjectID? {
        let answer = try git.answer(["rev-parse", "--verify", "--quiet", "--end-of-options", name], in: root)
        switch answer.status {
        case .exited(code: 0):
            guard let object = ObjectID(answer.text.dropLast()) else { throw .unreadable("rev-parse") }
            return object
        case .exited(code: 1): return nil
        case .exited, .signaled: throw .failed("rev-parse", status: answer.status, said: answer.said)
        }
    }

    /// The names and objects of all refs below a prefix such as `refs/roost/`.
    package func refs(below prefix: String) throws(GitError) -> [String: ObjectID] {
        let answer = try run(["for-each-ref", "--format=%(objectname) %(refname)", prefix]).text
        var refs: [String: ObjectID] = [:]
        for line in answer.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let object = ObjectID(parts[0]) else { throw .unreadable("for-each-ref") }
            refs[String(parts[1])] = object
        }
        return refs
    }

    /// Removes the lock that a git which was killed left on a ref, if it is older than that. Only for a ref that nobody
    /// sets but the caller.
    package func removeLock(of ref: String, olderThan time: WallTime) throws(GitError) {
        let lock = "\(commonFolder)/\(ref).lock"
        try onDisk { () throws(PlatformError) in
            guard let status = try disk.status(of: lock), status.modified < time else { return }
            try disk.remove(lock)
        }
    }

    /// Sets a ref, or makes it. With an old value it is set only if it still has that one.
    package func setRef(_ name: String, to object: ObjectID, from old: ObjectID? = nil) throws(GitError) {
        try run(["update-ref", "--no-deref", name, object.text] + (old.map { [$0.text] } ?? []))
    }

    /// Makes a ref that is not there yet.
    package func makeRef(_ name: String, at object: ObjectID) throws(GitError) {
        try run(["update-ref", "--no-deref", name, object.text, ""])
    }

    /// Removes a ref if it still leads there.
    package func removeRef(_ name: String, at object: ObjectID) throws(GitError) {
        try run(["update-ref", "--no-deref", "-d", name, object.text])
    }
}
