/// What can go wrong in `Agents`.
package enum AgentError: Error, Hashable, Sendable {
    case failed(String)
}
