import Domain
import Testing

@testable import Queries

@Suite struct RecordedToolCallTests {
    @Test func itTookUntilItsResultAndNeverLessThanNothing() {
        var tool = RecordedToolCall(
            run: "run-1",
            tool: "Bash",
            block: 3,
            at: WallTime(nanoseconds: 5_000_000),
            isSidechain: false
        )
        #expect(tool.milliseconds == nil)
        tool.endedAt = WallTime(nanoseconds: 8_500_000)
        #expect(tool.milliseconds == 3)
        tool.endedAt = WallTime(nanoseconds: 1)
        #expect(tool.milliseconds == 0)
    }
}
