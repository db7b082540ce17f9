package import Domain

/// What stands behind the last usable line of a journal that nobody writes any more.
package enum JournalRest: Hashable, Sendable {
    case nothing
    /// A line that lacks only its newline; the next one goes on from its sum. Where that sum does not go on from the
    /// line in front, it is told as damage.
    case wholeLine(Event, sum: UInt32, damage: Damage?)
    case torn(TornTail)
    case damaged(Damage)
}
