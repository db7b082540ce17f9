/// What the counters of a report count.
package enum UsageScope: Hashable, Sendable {
    /// One model response.
    case response
    /// All that a part of the conversation took, of which the responses may be told one by one elsewhere. What the
    /// agent counts up over a whole conversation has the part ""; what it says once for each turn, the turn's own id.
    case total(part: String)
}
