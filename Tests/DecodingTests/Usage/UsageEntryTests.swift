import Decoding
import Domain
import Testing

@Suite struct UsageEntryTests {
    private func report(_ key: ResponseKey?, model: String? = "m", scope: UsageScope = .response) -> UsageReport {
        UsageReport(
            response: key,
            conversation: "c",
            model: model,
            usage: Usage(input: 1, output: 2, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0),
            scope: scope
        )
    }

    @Test func whatTheAgentMadeUpItselfIsNoUsage() {
        #expect(UsageEntry(report(ResponseKey(message: "m"), model: "<synthetic>")) == .none)
    }

    @Test func aResponseBearsItsKey() {
        let key = ResponseKey(message: "msg_1", request: "req_1")
        guard case .response(let report, let found) = UsageEntry(report(key)) else {
            Issue.record("it is a response")
            return
        }
        #expect(found == key && report.response == key)
    }

    @Test func whatHasNoIdIsKnownByItsContent() {
        let one = UsageEntry(report(nil))
        #expect(one == UsageEntry(report(nil)))
        #expect(one != UsageEntry(report(nil, model: "n")))
        guard case .response(let report, let key) = one else {
            Issue.record("it is a response")
            return
        }
        #expect(key.kind == .content && report.response == key)
    }

    @Test func aSumBelongsToItsConversation() {
        guard case .total(_, let part, let conversation) = UsageEntry(report(nil, scope: .total(part: "turn-1"))) else {
            Issue.record("it is a sum")
            return
        }
        #expect(part == "turn-1" && conversation == "c")
    }

    @Test func aSumOfNoConversationIsCountedAsAResponse() {
        var sum = report(nil, scope: .total(part: ""))
        sum.conversation = nil
        guard case .response(let report, _) = UsageEntry(sum) else {
            Issue.record("it is a response")
            return
        }
        #expect(report.scope == .response)
    }

    @Test func whoToldItIsKept() {
        var told = report(ResponseKey(message: "m"))
        told.source = UsageSource(run: "r", isLive: true, began: WallTime(nanoseconds: 1))
        guard case .response(let report, _) = UsageEntry(told) else {
            Issue.record("it is a response")
            return
        }
        #expect(report.source == told.source)
    }
}
