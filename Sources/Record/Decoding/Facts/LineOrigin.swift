package import Domain

/// Where a fact comes from: its line, and what that says of itself.
package struct LineOrigin: Hashable, Sendable {
    /// The bytes of the line in its source, without the newline.
    package var bytes: Range<Int64>
    package var at: WallTime?
    /// The agent's own session or thread.
    package var conversation: String?
    /// The id of the line, and that of the line which it follows.
    package var id: String?
    package var parent: String?
    /// The sub-agent that speaks, and the tool call that started it.
    package var subagent: String?
    package var subagentCall: String?
    /// Told by a sub-agent, or on a side of the conversation.
    package var isSidechain = false

    package init(bytes: Range<Int64>) { self.bytes = bytes }

    /// The bytes in the source of a value of this line.
    func bytes(of node: LineNode) -> Range<Int64> {
        bytes.lowerBound + Int64(node.range.lowerBound)..<bytes.lowerBound + Int64(node.range.upperBound)
    }
}
