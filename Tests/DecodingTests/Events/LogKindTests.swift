import Testing

@testable import Decoding

@Suite struct LogKindTests {
    @Test func wordsAndFieldsTellTheTable() {
        #expect(LogKind(word: "api_calls") == .call && LogKind(word: "task_reopened") == .task)
        #expect(LogKind(word: "tasked") == nil && LogKind(word: "") == nil)
        #expect(LogKind { ["task_id", "status"].contains($0) } == .task)
        #expect(LogKind { $0 == "task_id" } == nil)
    }
}
