import Domain
import Testing

@testable import Queries
@testable import TerminalUI

@Suite struct TalkGatheringTests {
    private func block(_ number: Int64, _ type: String, call: String? = nil, text: String = "said") -> TalkItem {
        .block(
            TalkBlock(
                number: number,
                message: number,
                at: RunScene.now.advanced(by: .seconds(number)),
                role: type == "tool_result" ? "user" : "assistant",
                model: nil,
                type: type,
                content: text,
                toolName: type == "tool_use" ? "Bash" : nil,
                toolUse: call,
                toolInput: type == "tool_use" ? #"{"command":"ls"}"# : nil,
                toolOutput: nil,
                isSuccess: type == "tool_result" ? true : nil,
                isSidechain: false
            )
        )
    }

    @Test func aResultGoesToItsCallEvenWhereOthersCameBetween() {
        var gathering = TalkGathering()
        for item in [
            block(0, "tool_use", call: "a"), block(1, "tool_use", call: "b"), block(5, "tool_result", call: "b"),
            block(6, "tool_result", call: "a"), block(7, "text"),
        ] { gathering.take(item) }
        gathering.finish()
        #expect(gathering.entries.count == 3)
        #expect(gathering.entries.map(\.took) == [.seconds(6), .seconds(4), nil])
    }

    @Test func aResultWithoutItsCallStandsByItself() {
        var gathering = TalkGathering()
        gathering.take(block(0, "tool_result", call: "x"))
        gathering.take(block(1, "tool_use", call: "a"))
        gathering.take(block(2, "tool_result", call: "a"))
        gathering.take(block(3, "tool_result", call: "a"))
        #expect(gathering.entries.map(\.part.kind) == [.toolResult, .toolCall, .toolResult])
    }

    @Test func onlyTheLastAreKeptAndTheOthersCounted() {
        var gathering = TalkGathering(entriesMax: 10)
        gathering.take(block(0, "tool_use", call: "old"))
        for number in 1..<47 { gathering.take(block(Int64(number), "text", text: "\(number)")) }
        gathering.take(block(47, "tool_result", call: "old"))
        gathering.finish()
        #expect(gathering.entries.count == 10 && gathering.skipped == 38)
        #expect(gathering.entries.last?.part.kind == .toolResult)
        #expect(gathering.entries.first?.part.lines.first?.text.text == "38")
    }

    @Test func aLongPartIsCutAndTheRestCounted() {
        var gathering = TalkGathering()
        let text = (0..<1_000).map { "line \($0)" }.joined(separator: "\n")
        gathering.take(block(0, "text", text: text))
        #expect(gathering.entries.first?.part.lines.count == TalkPicture.linesMax)
        #expect(gathering.entries.first?.part.hiddenLineCount == 1_000 - TalkPicture.linesMax)
    }
}
