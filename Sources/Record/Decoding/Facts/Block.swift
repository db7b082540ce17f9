/// One part of a message.
package struct Block: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text(String)
        /// Empty where the provider keeps it to itself.
        case thinking(String)
        case toolCall(ToolCall)
        case toolResult(ToolResult)
        case image(mediaType: String?)
        case other(type: String)
    }

    /// Its place among the blocks of its line.
    package var index: Int
    package var content: Content
    /// Its bytes in the source, as they stand.
    package var bytes: Range<Int64>

    package init(index: Int, content: Content, bytes: Range<Int64>) {
        self.index = index
        self.content = content
        self.bytes = bytes
    }
}
