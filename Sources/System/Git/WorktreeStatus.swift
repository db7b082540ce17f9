/// How the files of a worktree differ from its index and its `HEAD`.
package struct WorktreeStatus: Hashable, Sendable {
    /// A path that differs somewhere.
    package struct Entry: Hashable, Sendable {
        package let path: GitPath
        /// The index differs from `HEAD`.
        package let isStaged: Bool
        /// The file differs from the index.
        package let isChanged: Bool
        package let isDeleted: Bool
        package let isUnmerged: Bool
        package let isSubmodule: Bool
    }

    package let head: Head
    /// What git knows and what differs, in the order of paths.
    package let tracked: [Entry]
    /// What git neither knows nor ignores. A repository within this one is named as a folder.
    package let untracked: [GitPath]

    package var isClean: Bool { tracked.isEmpty && untracked.isEmpty }

    /// The call that `init(parsing:)` reads. Submodules count by their commit alone: to look into one, git would run
    /// another git there, by the settings of that one.
    static let command = [
        "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--ignored=no",
        "--ignore-submodules=dirty", "--no-renames", "--no-ahead-behind",
    ]

    /// Nil where the answer does not have the form of git-status(1).
    init?(parsing answer: [UInt8]) {
        var commit: Substring?
        var branch: String?
        var tracked: [Entry] = []
        var untracked: [GitPath] = []
        for record in answer.split(separator: 0) {
            switch record.first {
            case UInt8(ascii: "#"):
                let words = String(decoding: record, as: UTF8.self).split(separator: " ", maxSplits: 2)
                guard words.count == 3 else { continue }
                if words[1] == "branch.oid" { commit = words[2] }
                if words[1] == "branch.head" { branch = String(words[2]) }
            case UInt8(ascii: "?"): untracked.append(GitPath(record.dropFirst(2)))
            default:
                guard let entry = Entry(record) else { return nil }
                tracked.append(entry)
            }
        }
        guard let commit, let branch, let head = Self.head(commit, branch) else { return nil }
        self.head = head
        self.tracked = tracked
        self.untracked = untracked
    }

    private static func head(_ commit: Substring, _ branch: String) -> Head? {
        if commit == "(initial)" { return .unborn(branch: branch) }
        guard let commit = ObjectID(commit) else { return nil }
        return branch == "(detached)" ? .detached(commit) : .branch(branch, commit)
    }
}

extension WorktreeStatus.Entry {
    /// `1 XY sub mH mI mW hH hI path`, or `u XY sub m1 m2 m3 mW h1 h2 h3 path`.
    fileprivate init?(_ record: ArraySlice<UInt8>) {
        let isUnmerged = record.first == UInt8(ascii: "u")
        guard isUnmerged || record.first == UInt8(ascii: "1") else { return nil }
        let fields = record.split(
            separator: UInt8(ascii: " "),
            maxSplits: isUnmerged ? 10 : 8,
            omittingEmptySubsequences: false
        )
        guard fields.count == (isUnmerged ? 11 : 9), fields[1].count == 2, let index = fields[1].first,
            let file = fields[1].last, let path = fields.last
        else { return nil }
        let same = UInt8(ascii: ".")
        self.path = GitPath(path)
        isStaged = isUnmerged || index != same
        isChanged = isUnmerged || file != same
        isDeleted = file == UInt8(ascii: "D")
        self.isUnmerged = isUnmerged
        isSubmodule = fields[2].first == UInt8(ascii: "S")
    }
}
