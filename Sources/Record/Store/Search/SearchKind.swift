/// Whose text it is.
package enum SearchKind: Int64, Hashable, Sendable, CaseIterable {
    /// What people and agents said and thought: a block.
    case message = 0
    /// What a tool was asked, and what it answered: a block.
    case tool = 1
    /// Output that is no conversation: a piece of a log.
    case log = 2
    case decision = 3
}
