/// The answer to how long tools took.
package struct ToolSpeeds: Hashable, Sendable {
    /// Those that took the most time together come first.
    package let tools: [ToolSpeed]
    /// The slowest first.
    package let slowest: [SlowToolCall]
}
