package import Domain

/// One part of a message as the record has it.
package struct TalkBlock: Hashable, Sendable {
    /// Within the run.
    package let number: Int64
    package let message: Int64
    package let at: WallTime?
    /// user, assistant, system.
    package let role: String
    package let model: String?
    /// text, thinking, tool_use, tool_result, …
    package let type: String
    package var content: String?
    package let toolName: String?
    package let toolUse: String?
    package var toolInput: String?
    package var toolOutput: String?
    package let isSuccess: Bool?
    package let isSidechain: Bool
    /// Whether it is longer than what is here, and the rest cannot be had.
    package var isCut = false
    /// Where its bytes stand, as they came.
    package var source: String?
    package var bytes: Range<Int64> = 0..<0
    /// Its place in its message.
    package var index: Int64 = 0
    /// The provider's id of the message.
    package var response: String?
}
