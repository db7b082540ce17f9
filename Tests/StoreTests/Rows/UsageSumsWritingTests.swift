import Domain
import Testing

@testable import Store

@Suite struct UsageSumsWritingTests {
    private let filled: FilledIndex

    init() throws {
        filled = try FilledIndex()
        try filled.index.runScript("DELETE FROM usage_rollups; DELETE FROM conversation_usage")
    }

    private func call(_ conversation: String? = "c", cost: Int64? = 10, kind: String = "provider") -> CallRow {
        var call = CallRow(
            id: 1,
            worker: "run-1",
            at: WallTime(nanoseconds: 0),
            model: "m",
            usage: Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        )
        call.conversation = conversation
        call.estimatedCost = cost.map { Money(nanodollars: $0) }
        call.keyKind = kind
        return call
    }

    private func write(_ calls: [(CallRow, sign: Int64)]) throws {
        var sums = UsageSums()
        for (call, sign) in calls { sums.take(call, task: "gh-450", sign: sign) }
        let index = filled.index
        try index.write { () throws(StoreError) in try sums.write(to: index) }
    }

    private func rows(_ query: String) throws -> [[Value]] { try filled.index.rows(query) { $0.values } }

    @Test func sumsOfSeveralBatchesAddUp() throws {
        try write([(call(), 1), (call(cost: nil), 1)])
        try write([(call(), 1)])
        let sums = try rows(
            "SELECT calls, unpriced_calls, tokens_output, estimated_cost_nanodollars FROM usage_rollups"
        )
        #expect(sums == [[.integer(3), .integer(1), .integer(6), .integer(20)]])
        #expect(
            try rows("SELECT calls, tokens_cached_write_1h FROM conversation_usage") == [[.integer(3), .integer(15)]]
        )
    }

    @Test func whatIsTakenAwayInALaterBatchLeavesNoRow() throws {
        let before = try rows("SELECT estimated_cost_nanodollars FROM tasks WHERE task_id = 'gh-450'")
        try write([(call(), 1)])
        try write([(call(), -1)])
        #expect(try rows("SELECT * FROM usage_rollups").isEmpty)
        #expect(try rows("SELECT * FROM conversation_usage").isEmpty)
        #expect(try rows("SELECT estimated_cost_nanodollars FROM tasks WHERE task_id = 'gh-450'") == before)
    }

    @Test func whatASumLeavesOverIsNoCallAndNoneOfItsConversation() throws {
        try write([(call(kind: CallRow.remainderKind), 1)])
        #expect(try rows("SELECT calls, tokens_output FROM usage_rollups") == [[.integer(0), .integer(2)]])
        #expect(try rows("SELECT * FROM conversation_usage").isEmpty)
        try write([(call(kind: CallRow.remainderKind), -1)])
        #expect(try rows("SELECT * FROM usage_rollups").isEmpty)
    }

    @Test func aChangeThatChangesNothingIsNotWritten() throws {
        try write([(call(), 1), (call(), -1)])
        #expect(try rows("SELECT * FROM usage_rollups").isEmpty)
    }
}
