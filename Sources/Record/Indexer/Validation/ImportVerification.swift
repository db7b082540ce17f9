package import Domain

/// Whether a transcript that was imported is what its file is, and whether the rows are what it says.
package struct ImportVerification: Hashable, Sendable {
    package let id: Identifier
    package let path: String
    /// The file beside its copy; of several that it was found in, the one that is most like it.
    package let file: CopyVerdict
    /// How many parts of messages the copy tells, and how many the index has.
    package let partsToldCount: Int64
    package let partsKeptCount: Int64
    /// Whether the index has read all of it.
    package let isRead: Bool

    package var isWhole: Bool { isRead && partsToldCount == partsKeptCount }

    package var isChanged: Bool { if case .changed = file { true } else { false } }

    /// What is not as it should be.
    package var finding: String? {
        if case .changed(let place) = file { return "\(path) is not what was copied of it, from byte \(place) on" }
        guard isRead else { return "not all of its copy is in the index: roost index --once" }
        guard !isWhole else { return nil }
        return "its copy tells \(partsToldCount) parts of messages, and the index has \(partsKeptCount): roost reindex"
    }
}
