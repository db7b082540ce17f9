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
}
