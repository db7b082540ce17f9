/// A tool call that needs leave. A denial may be told by more than one line of the same call.
package struct Permission: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        /// The agent waits for the answer to this request.
        case asked(request: String?)
        case denied
    }

    package var step: Step
    package var call: String?
    package var tool: String?
    package var reason: String?

    package init(_ step: Step, call: String?, tool: String? = nil, reason: String? = nil) {
        self.step = step
        self.call = call
        self.tool = tool
        self.reason = reason
    }
}
