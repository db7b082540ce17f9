/// How often two runs used one tool.
package struct ToolUse: Hashable, Sendable {
    package var tool: String
    package var first: Int64
    package var second: Int64
}
