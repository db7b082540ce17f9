/// How many lines came and went at one path between two trees.
package struct LineCount: Hashable, Sendable {
    package let path: GitPath
    /// Nil for what has no lines: a binary file.
    package let added: Int?
    package let removed: Int?

    /// The answer of `diff-tree --numstat -z`; nil where it does not have the form of git-diff-tree(1).
    static func list(parsing answer: [UInt8]) -> [LineCount]? {
        var counts: [LineCount] = []
        for record in answer.split(separator: 0) {
            let fields = record.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { return nil }
            let (added, removed) = (
                String(decoding: fields[0], as: UTF8.self), String(decoding: fields[1], as: UTF8.self)
            )
            guard (Int(added) != nil && Int(removed) != nil) || (added == "-" && removed == "-") else { return nil }
            counts.append(LineCount(path: GitPath(fields[2]), added: Int(added), removed: Int(removed)))
        }
        return counts
    }
}
