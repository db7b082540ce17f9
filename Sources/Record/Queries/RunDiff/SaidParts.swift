import Domain
import Store

/// The parts of what was said in one run, in their order, some messages at a time.
struct SaidParts {
    private static let messagesAtOnce: Int64 = 128
    private static let comparedLettersMax = 4_096

    private let index: Connection
    private let place: String
    private let run: String
    private let last: Int64
    private var next: Int64 = 0
    private var waiting: [SaidPart] = []
    private(set) var isCut = false

    init(of run: String, in place: String = ConversationsFile.name, on index: Connection) throws(QueriesError) {
        self.index = index
        self.run = run
        self.place = place
        last = try inStore { () throws(StoreError) in
            try index.integer("SELECT max(message_index) FROM \(place).messages WHERE worker_id = ?", run) ?? -1
        }
    }

    var isEmpty: Bool { last < 0 }

    /// Nothing after the last one, or where as many were looked at as are compared.
    mutating func part() throws(QueriesError) -> SaidPart? {
        while waiting.isEmpty, next <= last {
            guard next < AnswerLimits.comparedMessagesMax else {
                isCut = true
                return nil
            }
            // Taken from the end, which costs nothing.
            waiting = try parts().reversed()
            next += Self.messagesAtOnce
        }
        return waiting.popLast()
    }

    /// Thinking is not compared: no two runs think the same words.
    private func parts() throws(QueriesError) -> [SaidPart] {
        try inStore { () throws(StoreError) in
            try index.rows(
                """
                SELECT b.timestamp, m.role, b.content_type, b.tool_name,
                    substr(coalesce(b.content, b.tool_output, b.tool_input, ''), 1, ?), b.content_bytes
                FROM \(place).messages m JOIN \(place).blocks b ON b.message_id = m.message_id
                WHERE m.worker_id = ? AND m.message_index >= ? AND m.message_index < ?
                    AND b.content_type <> 'thinking'
                ORDER BY m.message_index, b.block_index
                """,
                Self.comparedLettersMax,
                run,
                next,
                next + Self.messagesAtOnce
            ) { row in
                SaidPart(
                    at: row.time(0),
                    role: row.word(1),
                    type: row.word(2),
                    tool: row.text(3),
                    text: row.word(4),
                    bytes: row.integer(5) ?? 0
                )
            }
        }
    }
}
