/// Bytes of a journal that cannot be what was written.
package struct Damage: Hashable, Sendable {
    package enum Kind: String, Sendable {
        /// The line reads well, but its sum does not go on from the lines in front of it.
        case edited
        /// These bytes are no line of ours.
        case unreadable
    }

    package let kind: Kind
    package let offset: Int64
    package let length: Int64
    /// The sequence that was due there, as far as it is known.
    package let sequence: Int64?

    package init(kind: Kind, offset: Int64, length: Int64, sequence: Int64?) {
        self.kind = kind
        self.offset = offset
        self.length = length
        self.sequence = sequence
    }
}
