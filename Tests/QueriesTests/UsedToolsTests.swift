import Domain
import Testing

@testable import Queries

@Suite struct UsedToolsTests {
    private static let start = WallTime(nanoseconds: 1_000_000_000)

    private func block(
        _ number: Int64,
        _ type: String,
        _ call: String?,
        name: String? = nil,
        input: String? = nil,
        after: Duration? = .zero,
        isSuccess: Bool? = nil
    ) -> TalkBlock {
        TalkBlock(
            number: number,
            message: number,
            at: after.map { Self.start.advanced(by: $0) },
            role: "assistant",
            model: nil,
            type: type,
            toolName: name,
            toolUse: call,
            toolInput: input,
            isSuccess: isSuccess,
            isSidechain: false
        )
    }

    private func tools(_ blocks: TalkBlock...) -> [UsedTool] {
        var used = UsedTools()
        for block in blocks { used.take(block) }
        return used.tools
    }

    @Test func aCallAndItsResultAreOneToolWhateverStandsBetween() {
        let found = tools(
            block(1, "tool_use", "a", name: "Bash", input: #"{"command":"swift test"}"#),
            block(2, "tool_use", "b", name: "Read", input: #"{"file_path":"a.swift"}"#),
            block(3, "text", nil),
            block(4, "tool_result", "b", after: .seconds(1), isSuccess: true),
            block(5, "tool_result", "a", after: .seconds(3), isSuccess: false)
        )
        #expect(found.map(\.name) == ["Bash", "Read"] && found.map(\.what) == ["swift test", "a.swift"])
        #expect(found.map(\.took) == [.seconds(3), .seconds(1)] && found.map(\.isSuccess) == [false, true])
    }

    @Test func oneThatHasNotAnsweredIsOpen() {
        let found = tools(block(1, "tool_use", "a", name: "Bash"))
        #expect(found.map(\.isSuccess) == [nil] && found.map(\.took) == [nil])
    }

    @Test func anIdThatIsGivenAgainMeansAnotherCall() {
        let found = tools(
            block(1, "tool_use", "a", name: "Bash"),
            block(2, "tool_result", "a", after: .seconds(1)),
            block(3, "tool_use", "a", name: "Bash", after: .seconds(2)),
            block(4, "tool_result", "a", after: .seconds(6))
        )
        #expect(found.map(\.took) == [.seconds(1), .seconds(4)])
    }

    @Test func howLongItTookIsNotKnownWhereTheSourceTellsNoTimes() {
        let found = tools(block(1, "tool_use", "a", name: "Bash"), block(2, "tool_result", "a", isSuccess: true))
        #expect(found.map(\.took) == [nil] && found.map(\.isSuccess) == [true])
    }

    @Test func whatBearsNoTimeAndWhatWasNeverCalledIsLeftOut() {
        #expect(tools(block(1, "tool_use", "a", after: nil), block(2, "tool_result", "z")).isEmpty)
    }

    @Test func ofALongInputTheBeginningIsKept() throws {
        let input = #"{"file_path":"a.swift","content":""# + String(repeating: "x", count: 100_000) + "\"}"
        let tool = try #require(tools(block(1, "tool_use", "a", name: "Write", input: input)).first)
        #expect(tool.what == "a.swift")
        #expect(try #require(tool.input).utf8.count < 5_000)
    }
}
