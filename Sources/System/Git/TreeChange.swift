/// How one path differs between two trees.
package struct TreeChange: Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case added = "A"
        case deleted = "D"
        case modified = "M"
        /// A file became a link, or a submodule, or the other way round.
        case retyped = "T"
    }

    package let path: GitPath
    package let kind: Kind
    /// On either side it is the commit of a submodule.
    package let isSubmodule: Bool
    /// What stands there now; nothing where it is deleted.
    package var object: ObjectID?

    /// The answer of `diff-tree --raw -z`; nil where it does not have the form of git-diff-tree(1).
    static func list(parsing answer: [UInt8]) -> [TreeChange]? {
        let parts = answer.split(separator: 0, omittingEmptySubsequences: true)
        guard parts.count.isMultiple(of: 2) else { return nil }
        var changes: [TreeChange] = []
        for place in stride(from: 0, to: parts.count, by: 2) {
            // `:oldmode newmode oldid newid kind`
            let fields = String(decoding: parts[place], as: UTF8.self).split(separator: " ")
            guard fields.count == 5, let kind = Kind(rawValue: String(fields[4])) else { return nil }
            let isSubmodule = fields[0] == ":160000" || fields[1] == "160000"
            var change = TreeChange(path: GitPath(parts[place + 1]), kind: kind, isSubmodule: isSubmodule)
            if let object = ObjectID(fields[3]), !object.isNull { change.object = object }
            changes.append(change)
        }
        return changes
    }
}
