/// A message of a conversation. Agents may write one message in several lines, each with a part of its blocks.
package struct Message: Hashable, Sendable {
    package enum Role: String, Hashable, Sendable {
        case user, assistant, system
    }

    package var role: Role
    /// The id that the provider gave it, and that of the request that it answers.
    package var id: String?
    package var request: String?
    package var model: String?
    package var stopReason: String?
    /// Written by the agent itself in the place of a model, as are errors.
    package var isSynthetic = false
    /// Put in by the agent for the model, and shown to nobody.
    package var isMeta = false
    /// Said again because its writer asked to have it repeated.
    package var isReplay = false
    /// What a compaction left of the conversation before it.
    package var isSummary = false
    /// What went wrong, and the HTTP status of it.
    package var error: String?
    package var errorStatus: Int?

    package init(role: Role) { self.role = role }
}
