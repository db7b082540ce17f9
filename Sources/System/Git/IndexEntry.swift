/// A line of the index: what git has taken note of at a path.
package struct IndexEntry: Hashable, Sendable {
    package let path: GitPath
    /// As git writes it, such as `100644`.
    package let mode: String
    package let object: ObjectID
    /// 0, or of a path with a conflict 1 to 3: what both sides come from, ours, theirs.
    package let stage: Int
    /// Git was told to take the file for unchanged, or for one that need not be there.
    package let isHidden: Bool

    package var isSubmodule: Bool { mode == "160000" }

    static let command = ["ls-files", "--stage", "-v", "-z"]

    /// The answer of `command`, `tag mode object stage TAB path NUL`; nil where it does not have that form.
    static func list(parsing answer: [UInt8]) -> [IndexEntry]? {
        var entries: [IndexEntry] = []
        for record in answer.split(separator: 0) {
            guard let tab = record.firstIndex(of: UInt8(ascii: "\t")), let tag = record.first else { return nil }
            let words = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
            guard words.count == 4, let object = ObjectID(words[2]), let stage = Int(words[3]) else { return nil }
            // A small letter stands for "assume unchanged", S for "skip".
            let isHidden = tag == UInt8(ascii: "S") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(tag)
            let path = GitPath(record[(tab + 1)...])
            entries.append(
                IndexEntry(path: path, mode: String(words[1]), object: object, stage: stage, isHidden: isHidden)
            )
        }
        return entries
    }
}
