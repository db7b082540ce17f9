import Domain
import Git
import JSON
import Journal
import Platform

/// Looks through the commits of checkpoints for a secret: the files in which each differs from what it was made on.
struct CheckpointSearch {
    private static let bytesMax = 4 << 20

    private struct Commit: Hashable {
        let ref: String
        let commit: ObjectID
        let base: ObjectID?
    }

    private let search: SecretSearch
    private let environment: Environment
    private let disk: any Disk
    private(set) var refs: [EraseFindings.Refs] = []
    private(set) var left: [EraseFindings.Left] = []

    init(_ search: SecretSearch, in environment: Environment, on disk: any Disk) {
        self.search = search
        self.environment = environment
        self.disk = disk
    }

    mutating func look(at runs: [RunPaths]) {
        var commits: [String: [Commit]] = [:]
        for run in runs {
            let found = self.commits(of: run)
            guard !found.isEmpty, let repository = Self.repository(of: run, on: disk) else { continue }
            commits[repository, default: []] += found
        }
        for (repository, commits) in commits.sorted(by: { $0.key < $1.key }) {
            do throws(GitError) {
                let found = try self.refs(of: commits, in: repository)
                if !found.isEmpty { refs.append(EraseFindings.Refs(repository: repository, refs: found)) }
            } catch {
                left.append(EraseFindings.Left(path: repository, why: "its checkpoints cannot be looked at: \(error)"))
            }
        }
    }

    /// The refs of all checkpoints of a run.
    mutating func takeAll(of run: RunPaths) {
        guard let repository = Self.repository(of: run, on: disk) else { return }
        do throws(GitError) {
            let worktree = try Worktree(at: repository, GitProgram(in: environment), on: disk)
            let found = try worktree.refs(below: "refs/roost/\(FilePath.name(of: run.directory))/").keys.sorted()
            if !found.isEmpty { refs.append(EraseFindings.Refs(repository: repository, refs: found)) }
        } catch {
            guard !commits(of: run).isEmpty else { return }
            left.append(EraseFindings.Left(path: repository, why: "its refs cannot be looked at: \(error)"))
        }
    }

    private static func repository(of run: RunPaths, on disk: any Disk) -> String? {
        Deliberate.ignore(because: "a run that cannot be read has no checkpoints that can") { () throws(JournalError) in
            try RunMetadata.read(run.metadata, on: disk).repoRoot
        }
    }

    private func refs(of commits: [Commit], in repository: String) throws(GitError) -> [String] {
        let worktree = try Worktree(at: repository, GitProgram(in: environment), on: disk)
        let known = try worktree.refs(below: "refs/roost/")
        var holders: [ObjectID: Set<String>] = [:]
        for commit in commits where known[commit.ref] != nil {
            for change in try worktree.changes(from: commit.base, to: commit.commit) where !change.isSubmodule {
                if let object = change.object { holders[object, default: []].insert(commit.ref) }
            }
        }
        var found: Set<String> = []
        var tail: [UInt8] = []
        let (search, overlap) = (search, max(1, search.lengthMax) - 1)
        try worktree.contents(of: Array(holders.keys)) { object, part, isLast in
            let bytes = tail + part
            if !search.ranges(in: bytes).isEmpty { found.formUnion(holders[object] ?? []) }
            tail = isLast ? [] : Array(bytes.suffix(overlap))
        }
        return found.sorted()
    }

    private func commits(of run: RunPaths) -> [Commit] {
        let names = Deliberate.ignore(because: "a run without checkpoints has no folder of them") {
            () throws(PlatformError) in try disk.list(run.checkpoints)
        }
        return (names ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.compactMap { name in
            let bytes = Deliberate.ignore(because: "roost verify tells of it") { () throws(PlatformError) in
                try disk.readAll("\(run.checkpoints)/\(name)", bytesMax: Self.bytesMax)
            }
            let value = bytes.flatMap { bytes in
                Deliberate.ignore(because: "roost verify tells of it") { () throws(JSONError) in
                    try JSONReader.read(bytes)
                }
            }
            guard let ref = value?["ref"]?.stringValue, let commit = value?["commit"]?.stringValue,
                let commit = ObjectID(commit)
            else { return nil }
            return Commit(ref: ref, commit: commit, base: value?["baseCommit"]?.stringValue.flatMap { ObjectID($0) })
        }
    }
}
