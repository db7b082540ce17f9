import Domain
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct SaidPartsTests {
    private func parts(of run: String, _ story: StoryRecord) throws -> [SaidPart] {
        var parts = try SaidParts(of: run, on: story.record.index)
        var found: [SaidPart] = []
        while let part = try parts.part() { found.append(part) }
        return found
    }

    @Test func partsComeInTheirOrderWithoutWhatWasOnlyThought() throws {
        let story = try StoryRecord(for: "SaidPartsTests")
        #expect(
            try parts(of: "run-2", story).map(\.line)
                == ["user says: Fix it.", "assistant says: I look.", #"assistant uses Edit: {"path":"a.swift"}"#]
        )
        #expect(try SaidParts(of: "run-9", on: story.record.index).isEmpty)
    }

    @Test func moreMessagesThanAreReadAtOnceAreAllRead() throws {
        let story = try StoryRecord(for: "SaidPartsTests")
        try story.filled.conversations.write { () throws(StoreError) in
            try story.filled.conversations.runScript(
                """
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 299)
                INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset,
                    byte_length) SELECT i, 'run-9', i * 2, '', 'user', 'run-1/stdout', 0, 0 FROM n;
                INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, content,
                    content_bytes, byte_offset, byte_length)
                    SELECT message_id, message_id, 0, message_id, '', 'text', message_id, 1, 0, 0 FROM messages
                    WHERE worker_id = 'run-9';
                """
            )
        }
        #expect(try parts(of: "run-9", story).map(\.text) == (0..<300).map { "\($0)" })
    }

    @Test func whatSaysTheSameIsTheSameWhenever() {
        let part = SaidPart(at: WallTime(nanoseconds: 1), role: "user", type: "text", tool: nil, text: "a", bytes: 1)
        var other = part
        other.at = WallTime(nanoseconds: 2)
        #expect(part.says(other))
        // The beginning is the same, and what follows is longer.
        other.bytes = 2
        #expect(!part.says(other))
        let answer = SaidPart(at: part.at, role: "user", type: "tool_result", tool: "Bash", text: "x", bytes: 1)
        #expect(answer.line == "Bash answers: x")
    }
}
