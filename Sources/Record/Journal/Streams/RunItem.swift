package import Domain

/// What a reader of a whole run meets, in the one order of the run.
package enum RunItem: Hashable, Sendable {
    case event(Event)
    /// Bytes of a channel; they are in its file at the record's offset.
    case chunk(IndexRecord)
    /// Something that the index tells between the bytes: a birth, an exit, a gap.
    case mark(IndexRecord)
    case closedTear(TornTail)
    case damage(Damage)
}
