import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport

/// A conversation of a run in a record, filled part by part.
final class TalkScene {
    static let run = "w"

    let home: TemporaryHome
    let filled: FilledRecord
    private var rows: ConversationRows
    private var (messageCount, blockCount, noteCount) = (Int64(0), Int64(0), Int64(0))

    init(for test: String) throws {
        home = try TemporaryHome(for: test)
        filled = try FilledRecord(in: home)
        rows = try ConversationRows(filled.conversations)
        let (index, conversations) = (filled.index, filled.conversations)
        try index.write { () throws(StoreError) in
            try index.runScript(
                """
                INSERT INTO tasks(task_id, source, status, detected_at) VALUES('t', 'run', 'active', '');
                INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status)
                    VALUES('w', 't', '2026-11-21T12:00:00.000Z', 'running');
                """
            )
        }
        try conversations.write { () throws(StoreError) in
            try conversations.put(SourceRow(id: "s", kind: "stdout", path: "x"))
        }
    }

    /// Time goes on by a second with each message.
    var now: WallTime { FilledRecord.now.advanced(by: .seconds(messageCount)) }

    /// A message of one part.
    func say(
        _ text: String,
        by role: String = "assistant",
        type: String = "text",
        response: String? = nil,
        _ change: (inout BlockRow) -> Void = { _ in }
    ) throws {
        let conversations = filled.conversations
        var message = MessageRow(
            worker: Self.run,
            index: messageCount,
            at: now,
            role: role,
            source: "s",
            bytes: 0..<1
        )
        message.response = response
        var block = BlockRow(
            worker: Self.run,
            message: messageCount,
            index: 0,
            number: blockCount,
            at: now,
            type: type,
            bytes: 10..<20
        )
        block.content = text
        change(&block)
        var rows = rows
        try conversations.write { () throws(StoreError) in
            try rows.insert(message)
            try rows.insert(block)
        }
        self.rows = rows
        (messageCount, blockCount) = (messageCount + 1, blockCount + 1)
    }

    func call(_ tool: String, _ id: String, input: String) throws {
        try say("", type: "tool_use") { block in
            (block.content, block.toolName, block.toolUse, block.toolInput) = (nil, tool, id, input)
        }
    }

    func result(_ id: String, _ text: String, isSuccess: Bool = true) throws {
        try say("", by: "user", type: "tool_result") { block in
            (block.content, block.toolUse, block.toolOutput, block.toolSuccess) = (nil, id, text, isSuccess)
        }
    }

    /// What the agent says of itself, half a second before what is said next.
    func note(_ message: String, level: String = "warn") throws {
        let (index, at, number) = (filled.index, now - .milliseconds(500), noteCount)
        try index.write { () throws(StoreError) in
            try index.run(
                """
                INSERT INTO run_events(event_id, worker_id, origin, sequence, timestamp, type, level, message)
                VALUES(?, 'w', 'agent', ?, ?, 'retry', ?, ?)
                """,
                number + 1,
                number,
                at,
                level,
                message
            )
        }
        noteCount += 1
    }

    func open() throws -> OpenRecord { try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now) }
}
