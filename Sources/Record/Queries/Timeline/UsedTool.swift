import Decoding
import Domain

/// A tool that was used in a run, by the two blocks that tell of it.
struct UsedTool: Hashable, Sendable {
    let name: String
    /// What it was to do, in a line; empty where its input does not say.
    let what: String
    /// By what its agent calls this use of it.
    let call: String?
    /// As JSON where that is short, and else its beginning: the conversation shows it whole.
    let input: String?
    let at: WallTime
    var endedAt: WallTime?
    /// Nothing while it has not answered.
    var isSuccess: Bool?

    private static let inputBytesMax = 4 << 10

    /// Nothing for a block that is no call, or that bears no time.
    init?(_ block: TalkBlock) {
        guard block.type == "tool_use", let at = block.at else { return nil }
        name = block.toolName ?? "tool"
        call = block.toolUse
        input = block.toolInput.map { ShortText.cut($0, bytesMax: Self.inputBytesMax) }
        self.at = at
        what = FactRendering.what(ToolCall(id: call, name: name, input: block.toolInput ?? ""))
    }

    /// A call and its result that bear the same time are of a source that tells none: how long it took is not known.
    var took: Duration? {
        guard let endedAt, endedAt > at else { return nil }
        return endedAt - at
    }
}
