import Decoding
import Domain
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct KnownUsageTests {
    private func known(_ home: IndexedHome) throws -> KnownUsage {
        let index = try home.open()
        _ = try index.pass()
        return KnownUsage(index.writer.index, try UsageRows(index.writer.index))
    }

    @Test func aResponseIsKnownWithItsCopies() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        let known = try known(home)
        let copies = try #require(try known.copies(of: ResponseKey(message: "msg_1", request: "whichever")))
        #expect(copies.counted.map(\.usage) == [Usage(input: 25, output: 120, cacheRead: 100)])
        #expect(try known.copies(of: ResponseKey(message: "msg_2")) == nil)
    }

    @Test func aTallyThatTakesItAsCountedGoesOnAsTheIndexWould() throws {
        let home = try IndexedHome()
        try home.record(CodexTalk.lines(turns: 1), by: .codex)
        let known = try known(home)
        let all = try home.rows("SELECT tokens_input, tokens_output, conversation FROM api_calls")
        #expect(all.count == 1)
        var tally = UsageTally()
        tally.know(try known.usage(of: "t-1"), of: "t-1")
        #expect(tally.knows(conversation: "t-1") && !tally.knows(conversation: "t-2"))
        let before = tally.total.usage
        #expect(before.sum > 0)
        var decoder = CodexStreamDecoder(DecodingPlan())
        // What is told again adds nothing.
        for line in CodexTalk.lines(turns: 1) {
            try decoder.line(Array(line.utf8)) { fact, _ in
                if case .usage(let report) = fact { _ = tally.record(report) }
            }
        }
        #expect(tally.total.usage == before)
    }
}
