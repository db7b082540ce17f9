/// What a merge of two commits would give, made beside all checkouts.
package enum MergedTree: Hashable, Sendable {
    case clean(ObjectID)
    /// The paths at which a person must choose.
    case conflicts([GitPath])

    /// The answer of `merge-tree --write-tree -z --name-only --no-messages`; nil where it does not have the form of
    /// git-merge-tree(1).
    init?(parsing answer: [UInt8], isClean: Bool) {
        let parts = answer.split(separator: 0)
        guard let first = parts.first, let tree = ObjectID(String(decoding: first, as: UTF8.self)) else { return nil }
        if isClean {
            self = .clean(tree)
        } else {
            let paths = parts.dropFirst().map { GitPath($0) }
            guard !paths.isEmpty else { return nil }
            self = .conflicts(paths)
        }
    }
}
