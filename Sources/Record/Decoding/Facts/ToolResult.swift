/// What came of a tool call.
package struct ToolResult: Hashable, Sendable {
    /// The id of the call.
    package var call: String?
    /// Its texts, a line break between any two.
    package var text: String
    package var isError: Bool

    package init(call: String?, text: String, isError: Bool) {
        self.call = call
        self.text = text
        self.isError = isError
    }
}
