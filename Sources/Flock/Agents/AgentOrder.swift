/// What an agent is started for, and how.
package struct AgentOrder: Hashable, Sendable {
    package var prompt: String?
    /// Its own choice if nil.
    package var model: String?
    /// Whether it can be answered and steered while it works. Its prompt is then the first that it reads.
    package var isInteractive = false
    /// The id of the conversation that it goes on with, in the agent's own words.
    package var conversation: String?
    /// The tools that it may use without asking; those that are usual for its kind if nil.
    package var tools: [String]?
    /// Whether it is told not to ask for any permission. Only the user's own settings say so.
    package var skipsPermissions = false
    /// Behind its own options, in front of the prompt.
    package var arguments: [String] = []

    package init(prompt: String?, model: String? = nil) {
        self.prompt = prompt
        self.model = model
    }
}
