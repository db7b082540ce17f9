import Control
import Domain
import Testing

@testable import Supervision

@Suite struct ProgressCountTests {
    private func progress(_ messages: Int64, tools: Int64 = 0, turns: Int64 = 0) throws -> LiveProgress {
        var progress = LiveProgress(run: try RunID("run-1"), task: try TaskID("gh-450"))
        (progress.messages, progress.toolCalls, progress.turns) = (messages, tools, turns)
        return progress
    }

    @Test func stepsAreCountedSinceTheyWereToldLast() throws {
        var count = ProgressCount()
        var now = MonotonicTime(nanoseconds: 1_000_000_000)
        count.begin(try progress(7))
        #expect(count.take(at: now) == nil && count.wait(at: now) == nil)
        count.used(tool: "Bash")
        count.heard(try progress(9, tools: 1))
        #expect(count.take(at: now) == "2 messages, 1 tool call (Bash)")
        count.heard(try progress(9, tools: 3, turns: 1))
        #expect(count.take(at: now) == nil && count.wait(at: now) == ProgressCount.interval)
        now = now.advanced(by: ProgressCount.interval)
        #expect(count.take(at: now) == "1 turn, 2 tool calls")
        #expect(count.wait(at: now) == nil)
    }

    @Test func whoBeginsIsToldFromItsFirstStep() throws {
        var count = ProgressCount()
        count.heard(try progress(1))
        #expect(count.take(at: MonotonicTime(nanoseconds: 0)) == "1 message")
    }
}
