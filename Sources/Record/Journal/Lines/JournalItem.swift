package import Domain

/// What a reader meets in a journal, in the order of the file.
package enum JournalItem: Hashable, Sendable {
    case event(Event, offset: Int64)
    /// A torn tail that a later writer closed.
    case closedTear(TornTail)
    case damage(Damage)
}
