import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct TalkReaderTests {
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "TalkReaderTests")
        filled = try FilledRecord(in: home)
    }

    /// A run with so many messages, a second apart, and a note between the first two.
    private func fill(_ count: Int64) throws {
        let (index, conversations) = (filled.index, filled.conversations)
        try index.write { () throws(StoreError) in
            try index.runScript(
                """
                INSERT INTO tasks(task_id, source, status, detected_at) VALUES('t', 'run', 'active', '');
                INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status, conversation)
                    VALUES('w', 't', '2026-11-21T12:00:00.000Z', 'completed', 'c'),
                        ('old', 't', '2026-11-20T12:00:00.000Z', 'completed', NULL);
                """
            )
            try index.run(
                """
                INSERT INTO run_events(event_id, worker_id, origin, sequence, timestamp, type, level, message)
                VALUES(1, 'w', 'agent', 1, ?, 'retry', 'warn', 'tries again')
                """,
                FilledRecord.now.advanced(by: .milliseconds(500))
            )
        }
        var rows = try ConversationRows(conversations)
        try conversations.write { () throws(StoreError) in
            try conversations.put(SourceRow(id: "s", kind: "stdout", path: "x"))
            for number in 0..<count {
                let time = FilledRecord.now.advanced(by: .seconds(number))
                try rows.insert(
                    MessageRow(worker: "w", index: number, at: time, role: "user", source: "s", bytes: 0..<1)
                )
                var block = BlockRow(
                    worker: "w",
                    message: number,
                    index: 0,
                    number: number,
                    at: time,
                    type: "text",
                    bytes: 0..<1
                )
                block.content = "message \(number)"
                try rows.insert(block)
            }
        }
    }

    private func open() throws -> OpenRecord {
        try OpenRecord(filled.paths, on: SystemDisk(), at: FilledRecord.now)
    }

    @Test func allOfItComesInOrderHoweverMuchItIs() throws {
        try fill(300)
        let record = try open()
        guard case .found(let owner) = try record.talkOwner(named: "w") else { throw QueriesTestFailure.noOwner }
        var reader = try TalkReader(of: owner, in: record, .ofKnownForms)
        var items: [TalkItem] = []
        while let item = try reader.next() { items.append(item) }
        let texts = items.map { item in
            switch item {
            case .block(let block): block.content ?? ""
            case .note(let note): note.message
            }
        }
        #expect(texts == ["message 0", "tries again"] + (1..<300).map { "message \($0)" })
        #expect(items[1].at == FilledRecord.now.advanced(by: .milliseconds(500)))
        #expect(try record.talkTotals(of: owner) == nil)
    }

    @Test func aNameIsFoundWholeBeforeItIsTheBeginningOfAnother() throws {
        try fill(1)
        let record = try open()
        #expect(try record.talkOwner(named: "t") == record.talkOwner(named: "c"))
        #expect(try record.talkOwner(named: "ol") == record.talkOwner(named: "old"))
        #expect(try record.talkOwner(named: "%") == .none(known: ["t"]))
    }

    @Test func aDatabaseThatIsNotThereIsToldApart() throws {
        try fill(1)
        try SystemDisk().remove(filled.paths.conversations)
        let record = try open()
        guard case .found(let owner) = try record.talkOwner(named: "w") else { throw QueriesTestFailure.noOwner }
        #expect {
            _ = try TalkReader(of: owner, in: record, .ofKnownForms)
        } throws: { ($0 as? QueriesError)?.lacksDatabase == true }
    }
}

private enum QueriesTestFailure: Error {
    case noOwner
}
