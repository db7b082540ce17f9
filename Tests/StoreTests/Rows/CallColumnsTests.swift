import Domain
import Testing

@testable import Store

@Suite struct CallColumnsTests {
    private var full: CallRow {
        var call = CallRow(
            id: 1,
            worker: "run-1",
            at: WallTime(nanoseconds: 1_795_262_400_123_456_789),
            model: "m",
            usage: Usage(input: 1, output: 200, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
        )
        call.provider = "anthropic"
        call.estimatedCost = Money(nanodollars: 6)
        call.actualCost = Money(nanodollars: 7)
        call.firstTokenMilliseconds = 1.25
        call.durationMilliseconds = 80.5
        call.isSuccess = false
        call.errorMessage = "e"
        call.errorCode = "529"
        call.response = "msg_1"
        call.request = "req_1"
        call.conversation = "c"
        call.tier = "priority"
        call.region = "us"
        call.webSearches = 8
        call.isSidechain = true
        call.keyKind = "source"
        call.reasoningTokens = 9
        call.unpricedReason = "no price"
        call.sourceBegan = WallTime(nanoseconds: 1)
        call.isLive = true
        call.copyCount = 10
        return call
    }

    private func roundTrip(_ call: CallRow) throws -> CallRow? {
        let filled = try FilledIndex()
        return try filled.index.write { () throws(StoreError) in
            var rows = try UsageRows(filled.index)
            try rows.insert(call, task: "gh-450")
            return try rows.call(call.id)
        }
    }

    /// What is read back decides what a later copy of the same response changes: it must be what was written.
    @Test func eachColumnIsReadBackAsItWasWritten() throws {
        #expect(try roundTrip(full) == full)
    }

    @Test func whatIsNotKnownIsNotKnownAfterwards() throws {
        let bare = CallRow(id: 2, worker: "run-1", at: WallTime(nanoseconds: 0), model: "", usage: .none)
        #expect(try roundTrip(bare) == bare)
    }

    @Test func aRowTakesThePlaceOfAnotherColumnByColumn() throws {
        let filled = try FilledIndex()
        let call = full
        let found = try filled.index.write { () throws(StoreError) in
            var rows = try UsageRows(filled.index)
            let bare = CallRow(id: 1, worker: "run-2", at: WallTime(nanoseconds: 0), model: "", usage: .none)
            try rows.insert(bare, task: "gh-450")
            try rows.replace(bare, task: "gh-450", by: call, task: "gh-450")
            return try rows.call(1)
        }
        #expect(found == full)
    }
}
