/// What an agent says of the session or thread that it is in.
package struct Conversation: Hashable, Sendable {
    package var id: String?
    package var model: String?
    /// The folder that it works in.
    package var folder: String?
    package var branch: String?
    package var agentVersion: String?
    /// Which calls of tools it asks for, in the agent's own word.
    package var permissionMode: String?

    package init() {}
}
