import Platform
import Store
import TestSupport
import Testing

@Suite struct ConversationsSchemaTests {
    private let filled: FilledIndex
    private var conversations: Connection { filled.conversations }

    init() throws { filled = try FilledIndex() }

    @Test func theViewHasTheColumnsOfTheSeedAndNoOthers() throws {
        let found = try conversations.rows("SELECT name FROM pragma_table_xinfo('conversations')") { $0.text(0) ?? "" }
        #expect(found == SeedTables.conversations)
    }

    @Test func theIndexesOfTheSeedAreThere() throws {
        let found = try conversations.rows("SELECT name FROM sqlite_schema WHERE type = 'index'") { $0.text(0) ?? "" }
        #expect(SeedTables.conversationIndexes.subtracting(found) == [])
    }

    @Test func everyBlockOfAMessageIsARowOfItsOwn() throws {
        let rows = try conversations.rows(
            "SELECT worker_id, message_index, count(*) FROM conversations GROUP BY 1, 2"
        ) { $0.integer(2) }
        #expect(rows == [1, 1, 1, 1])
    }

    @Test func theBlocksOfAMessageGoWithIt() throws {
        try conversations.run("DELETE FROM messages WHERE message_index = 1")
        #expect(try conversations.integer("SELECT count(*) FROM blocks") == 2)
    }

    @Test func aConversationIsFoundByItsIndexes() throws {
        let plan = try conversations.rows(
            "EXPLAIN QUERY PLAN SELECT * FROM conversations WHERE worker_id = 'x' ORDER BY message_index"
        ) { $0.text(3) ?? "" }.joined(separator: "\n")
        #expect(plan.contains("idx_conversations_worker") && plan.contains("idx_blocks_message"), "\(plan)")
    }
}
