import Domain
import Queries
import Store
import TestSupport
import Testing

@testable import Queries

/// What a window tells beside its parts.
@Suite struct TalkWindowTests {
    private let scene: TalkScene

    init() throws { scene = try TalkScene(for: "TalkWindowTests") }

    private func items() throws -> [TalkWindowItem] {
        let record = try scene.open()
        let owner: TalkOwner = try #require(try record.talkOwner(ofRun: TalkScene.run))
        var index = TalkIndex(of: owner)
        try index.extend(record)
        return try TalkWindow(index, from: 0, count: 200, in: record, .ofKnownForms).items
    }

    @Test func whatAResponseTookIsToldWithItsFirstPart() throws {
        try scene.say("one", response: "msg_1")
        try scene.say("two", response: "msg_2")
        let index = scene.filled.index
        try index.write { () throws(StoreError) in
            try index.run(
                """
                INSERT INTO api_calls(call_id, worker_id, timestamp, model, tokens_input, tokens_output, response,
                    estimated_cost_nanodollars) VALUES(1, 'w', ?, 'm', 3, 5, 'msg_1', 12000000)
                """,
                FilledRecord.now
            )
        }
        let items = try items()
        let usage: TalkUsage = try #require(items[0].usage)
        #expect(usage.usage.input == 3 && usage.usage.output == 5 && usage.cost == Money(nanodollars: 12_000_000))
        #expect(items[1].usage == nil)
    }

    @Test func aPartThatIsNotThereAnyMoreKeepsItsNumber() throws {
        for number in 0..<5 { try scene.say("part \(number)") }
        let conversations = scene.filled.conversations
        try conversations.write { () throws(StoreError) in
            try conversations.run("DELETE FROM messages WHERE message_index = 2")
        }
        let items = try items()
        #expect(items.map(\.number) == [0, 1, 2, 3, 4])
        #expect(items[2].kind == .note && items[2].block == nil)
    }
}
