/// Changes that were put aside. All worktrees of a repository share one stack of them.
package struct StashEntry: Hashable, Sendable {
    package let commit: ObjectID
    /// The first is the commit that the changes were made on.
    package let parents: [ObjectID]
    package let message: String

    /// The branch that it says it was made on; nil where it names none.
    package var branch: String? {
        for start in ["WIP on ", "On "] where message.hasPrefix(start) {
            let rest = message.dropFirst(start.count)
            guard let end = rest.firstIndex(of: ":") else { return nil }
            let name = rest[..<end]
            return name == "(no branch)" ? nil : String(name)
        }
        return nil
    }

    /// The answer of `log --walk-reflogs -z --format=%H%n%P%n%gs`; nil where it does not have that form.
    static func list(parsing answer: [UInt8]) -> [StashEntry]? {
        var entries: [StashEntry] = []
        for record in answer.split(separator: 0) {
            let lines = String(decoding: record, as: UTF8.self)
                .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
            guard lines.count == 3, let commit = ObjectID(lines[0]) else { return nil }
            let parents = lines[1].split(separator: " ").compactMap { ObjectID($0) }
            entries.append(StashEntry(commit: commit, parents: parents, message: String(lines[2])))
        }
        return entries
    }
}
