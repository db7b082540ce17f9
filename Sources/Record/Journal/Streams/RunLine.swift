package import Domain

/// What a reader of a run's lines meets, in the one order in which it was recorded.
package enum RunLine {
    case event(Event)
    /// A line of a channel or a piece of a long one, and when it began; nil where no record tells.
    case output(Channel, LinePiece, began: WallTime?)
    /// Something that the index tells between the bytes.
    case mark(IndexRecord)
    case damage(Damage)
}
