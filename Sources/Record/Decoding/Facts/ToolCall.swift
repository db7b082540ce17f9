/// A tool that the model wants to be used.
package struct ToolCall: Hashable, Sendable {
    package var id: String?
    package var name: String
    /// Its input as JSON, to the byte as the agent wrote it.
    package var input: String

    package init(id: String?, name: String, input: String) {
        self.id = id
        self.name = name
        self.input = input
    }
}
