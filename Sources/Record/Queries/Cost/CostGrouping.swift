/// By what the costs of model responses are put together.
package enum CostGrouping: String, CaseIterable, Sendable {
    case task
    case model
    /// The slot; what was imported had none, and stands under the agent that it came from.
    case worker
    case day
    case agent
    case outcome
}
