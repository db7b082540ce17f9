import Journal

/// A place between two lines of which the numbers are known.
struct LineMark: Hashable, Sendable {
    /// What stands before it.
    var counts = LineCounts()
    var place = RunPlace.start
    /// Where the last damage of the journal stands that was told before it. A reader that begins here meets damage
    /// again that stands further back.
    var damageOffset = LineMark.noDamage

    static let noDamage: Int64 = -1
}
