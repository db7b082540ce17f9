package import Domain

/// How a turn of an agent ended, as it says itself. A process may end several turns.
package struct TurnEnd: Hashable, Sendable {
    /// The agent's word for it: success, error_max_turns. Success may be an error all the same.
    package var subtype: String?
    package var isError = false
    package var reason: String?
    /// Its last word.
    package var text: String?
    package var errors: [String] = []
    package var index: Int?
    package var turns: Int?
    package var duration: Duration?
    package var apiDuration: Duration?
    package var firstTokenAfter: Duration?
    /// What the agent says that it has cost so far. Some count from the start of the process, others from the start of
    /// the conversation: it may not be added up over turns or runs.
    package var reportedCostSoFar: Money?
    package var deniedCalls = 0

    package init() {}
}
