/// An agent that another agent started.
package struct Subagent: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case started, progress
        /// With the agent's word for how: completed, failed.
        case ended(status: String)
    }

    package var step: Step
    package var id: String?
    /// The tool call that started it.
    package var call: String?
    /// What sort of agent it is, such as general-purpose.
    package var kind: String?
    package var summary: String?

    package init(_ step: Step, id: String?, call: String?, kind: String? = nil, summary: String? = nil) {
        self.step = step
        self.id = id
        self.call = call
        self.kind = kind
        self.summary = summary
    }
}
