/// How much happened in a session.
package struct SessionCounts: Hashable, Sendable {
    package var triggers: Int64 = 0
    package var decisions: Int64 = 0
    package var tasks: Int64 = 0
    package var runs: Int64 = 0
    package var worktreeOperations: Int64 = 0
    /// Events of the severity error or critical.
    package var errors: Int64 = 0
}
