import Domain
import Git
import JSON

/// What was found about a worktree, and what follows from it.
package struct WorktreeFinding: Hashable, Sendable {
    package let inspection: WorktreeInspection
    package let verdict: WorktreeVerdict

    init(_ inspection: WorktreeInspection) {
        self.inspection = inspection
        verdict = WorktreeVerdict(inspection)
    }

    /// As the record has it. A check that finds something to keep is recorded as what it comes to: it is preserved.
    package var operation: WorktreeOperation {
        operation(verdict == .removable ? .check : .preserve, because: verdict.text)
    }

    func operation(_ kind: WorktreeOperation.Kind, because reason: String) -> WorktreeOperation {
        var operation = WorktreeOperation(kind, of: inspection.worktree, because: reason)
        if let branch = inspection.branch { operation.branch = branch }
        operation.hadChanges = hasChanges
        operation.wasClean = hasChanges.map { !$0 }
        operation.isWorkerRunning = inspection.worker.isRunning
        operation.workerPID = inspection.worker.pid.map(Int64.init)
        operation.fileAgeMinutes = inspection.fileAgeMinutes
        operation.logic = .object(logic)
        return operation
    }

    /// Nil where it is not known: what is hidden counts too.
    private var hasChanges: Bool? {
        guard let status = inspection.status.value else { return nil }
        guard status.isClean else { return true }
        return inspection.hidden.value.map { !$0.isEmpty }
    }

    private var logic: JSONObject {
        [
            "facts": .array(facts),
            "reasons": .array(
                verdict.reasons.map { ["reason": .string($0.word), "text": .string($0.description)] }
            ),
            "file_mtime_decides": .bool(false),
            "recorded_branch": .string(inspection.worktree.branch),
            "base": .string(inspection.worktree.base.text),
            "result": .string(verdict == .removable ? "removable" : "preserve"),
        ]
    }

    private var facts: [JSONValue] {
        let found = inspection
        return [
            found.processes.json("processes", by: "/proc/*/cwd") { .array($0.map { .integer(Int64($0)) }) },
            found.folder.json("folder", by: "lstat, git worktree list") { .string($0.text) },
            found.entry.json("entry", by: "git worktree list") { entry in
                entry.map { ["branch": JSONValue($0.branch), "locked": JSONValue($0.lockReason)] } ?? .null
            },
            found.operation.json("operation", by: "marks in git's folder") { JSONValue($0?.rawValue) },
            found.status.json("head", by: "git status") { .string($0.head.text) },
            found.status.json("changed", by: "git status") { Self.paths($0.tracked.map(\.path)) },
            found.status.json("untracked", by: "git status") { Self.paths($0.untracked) },
            found.hidden.json("hidden", by: "git ls-files -v, git status") { Self.paths($0) },
            found.ignoredCount.json("ignored_count", by: "git ls-files --ignored") { .integer(Int64($0)) },
            found.nested.json("nested", by: "walk, git in each") { .array($0.prefix(Self.listedMax).map(\.json)) },
            found.unpushed.json("unpushed", by: "git rev-list") { Self.commits($0) },
            found.loose.json("loose", by: "git log --walk-reflogs, git rev-list") { Self.commits($0) },
            found.stashed.json("stashed", by: "refs/stash") { Self.commits($0.map(\.commit)) },
            found.indexLockAge.json("index_lock_seconds", by: "lstat") { JSONValue($0?.components.seconds) },
            found.newestChange.json("newest_change", by: "walk") { JSONValue($0?.iso) },
        ]
    }

    private static let listedMax = 20

    private static func paths(_ paths: [GitPath]) -> JSONValue {
        [
            "count": .integer(Int64(paths.count)),
            "first": .array(paths.prefix(listedMax).map { .string($0.description) }),
        ]
    }

    private static func commits(_ commits: [ObjectID]) -> JSONValue {
        ["count": .integer(Int64(commits.count)), "first": .array(commits.prefix(listedMax).map { .string($0.text) })]
    }
}

extension WorktreeInspection.Folder {
    fileprivate var text: String {
        switch self {
        case .there: "there"
        case .missing: "missing"
        case .moved(let path): "moved to \(path)"
        case .notFolder: "not a folder"
        }
    }
}

extension Head {
    fileprivate var text: String {
        switch self {
        case .unborn(let branch): "\(branch), without a commit"
        case .branch(let branch, let commit): "\(branch) at \(commit)"
        case .detached(let commit): "detached at \(commit)"
        }
    }
}
