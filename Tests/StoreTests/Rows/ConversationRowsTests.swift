import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct ConversationRowsTests {
    private let home: TemporaryHome
    private let connection: Connection
    private let time = WallTime(nanoseconds: 0)

    init() throws {
        home = try TemporaryHome(for: "ConversationRowsTests")
        connection = try ConversationsSchema.current.open(
            home.path("c.db"),
            for: .create,
            on: SystemDisk(),
            at: FilledIndex.now
        )
    }

    private func message(_ worker: String, _ index: Int64) -> MessageRow {
        MessageRow(worker: worker, index: index, at: time, role: "assistant", source: "s", bytes: 10..<30)
    }

    private func block(_ worker: String, message: Int64, _ index: Int64, _ number: Int64) -> BlockRow {
        BlockRow(worker: worker, message: message, index: index, number: number, at: time, type: "text", bytes: 12..<20)
    }

    @Test func messagesOfSeveralRunsStandWhereTheyBelong() throws {
        var rows = try ConversationRows(connection)
        var said = block("run-1", message: 0, 0, 0)
        said.content = "hello"
        var used = block("run-1", message: 0, 1, 1)
        used.toolName = "Bash"
        used.toolInput = "{}"
        used.type = "tool_use"
        let other = block("run-2", message: 0, 0, 0)
        try connection.write { () throws(StoreError) in
            try connection.put(SourceRow(id: "s", kind: "stdout", path: "x"))
            try rows.insert(message("run-1", 0))
            try rows.insert(said)
            try rows.insert(used)
            try rows.insert(message("run-2", 0))
            try rows.insert(other)
        }
        let first = RowPlace(of: "run-1").first
        let row = try connection.rows(
            """
            SELECT conversation_id, message_index, content_type, content, tool_name FROM conversations
            WHERE worker_id = 'run-1' ORDER BY message_index
            """
        ) { $0.values }
        #expect(
            row == [
                [.integer(first), .integer(0), .text("text"), .text("hello"), .null],
                [.integer(first + 1), .integer(1), .text("tool_use"), .text("{}"), .text("Bash")],
            ]
        )
        let bytes = try connection.first("SELECT byte_offset, byte_length FROM blocks LIMIT 1") { $0.values }
        #expect(bytes == [.integer(12), .integer(8)])
    }

    @Test func aBlockWithoutItsMessageIsRefused() throws {
        var rows = try ConversationRows(connection)
        let stray = block("run-1", message: 9, 0, 0)
        let refusal = #expect(throws: StoreError.self) {
            try connection.write { () throws(StoreError) in try rows.insert(stray) }
        }
        #expect(refusal?.kind == .constraint)
    }
}
