package import Domain

/// One part of a message: text, the use of a tool, its result.
package struct SaidPart: Hashable, Sendable {
    package var at: WallTime
    package var role: String
    package var type: String
    package var tool: String?
    /// The text, the input of the tool or its output, as much of it as is compared.
    package var text: String
    package var bytes: Int64

    /// Whether both say the same; when does not count.
    func says(_ other: SaidPart) -> Bool {
        role == other.role && type == other.type && tool == other.tool && bytes == other.bytes && text == other.text
    }

    /// `assistant uses Bash: {"command":"ls"}`
    package var line: String {
        switch type {
        case "tool_use": "\(role) uses \(tool ?? "a tool"): \(text)"
        case "tool_result": "\(tool ?? "a tool") answers: \(text)"
        default: "\(role) says: \(text)"
        }
    }
}
