import Domain
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct ExportReaderTests {
    private let story: StoryRecord

    init() throws { story = try StoryRecord(for: "ExportReaderTests") }

    private func kinds(_ items: [ExportItem]) -> [String] {
        items.map { item in
            switch item {
            case .task(let task): "task \(task.id)"
            case .run(let run): "run \(run.id)"
            case .runEnd(let run, _): "end of \(run.id)"
            case .taskEnd(let task): "end of \(task.id)"
            case .trigger: "trigger"
            case .decision: "decision"
            case .worktree: "worktree"
            case .change: "change"
            case .checkpoint: "checkpoint"
            case .event: "event"
            case .call: "call"
            case .tool: "tool"
            case .talk: "talk"
            }
        }
    }

    @Test func aTaskComesWithAllThatIsOfItAndOfItsRuns() throws {
        let kinds = kinds(try story.items(.task("gh-450")))
        #expect(
            kinds == [
                "task gh-450", "trigger", "decision", "decision", "decision", "decision", "worktree", "change",
                "change", "change", "run run-1", "checkpoint", "event", "event", "event", "event", "event", "event",
                "call", "tool", "talk", "talk", "talk", "talk", "talk", "talk", "talk", "end of run-1", "run run-2",
                "checkpoint", "event", "call", "tool", "talk", "talk", "talk", "talk", "talk", "end of run-2",
                "end of gh-450",
            ]
        )
    }

    @Test func aRunComesWithItsTaskAndWithoutOtherRuns() throws {
        let kinds = kinds(try story.items(.run("run-2")))
        #expect(kinds.first == "task gh-450" && kinds.last == "end of gh-450")
        #expect(kinds.contains("run run-2") && !kinds.contains("run run-1"))
    }

    @Test func ofATimeEachThingComesOnceAndWhatIsOfNoTaskLast() throws {
        let everything = try story.items(.window(.all))
        #expect(Set(everything).count == everything.count)
        let kinds = kinds(everything)
        let tasks = kinds.filter { $0.hasPrefix("task ") }
        #expect(tasks == ["task gh-452", "task gh-450", "task gh-451", "task manual-001"])
        let others = kinds.suffix(from: try #require(kinds.lastIndex(of: "end of manual-001")) + 1)
        // Three polls, one decision about no task, and what happened to sessions.
        #expect(others == ["trigger", "trigger", "trigger", "decision", "event", "event", "event", "event"])
    }

    @Test func aTimeTellsOnlyWhatIsInIt() throws {
        let noon = try WallTime(iso: "2026-11-21T12:00:00.000Z")
        let kinds = kinds(try story.items(.window(TimeWindow(since: noon))))
        #expect(kinds.first == "task gh-450")
        #expect(kinds.contains("run run-2") && !kinds.contains("run run-1") && !kinds.contains("decision"))
        let before = try WallTime(iso: "2020-01-01T00:00:00.000Z")
        #expect(try story.items(.window(TimeWindow(until: before))) == [])
    }

    @Test func whatWasSaidIsLeftOutWhereItIsAway() throws {
        let record = try OpenRecord(
            story.filled.paths,
            withConversations: false,
            on: SystemDisk(),
            at: FilledRecord.now
        )
        var reader = try ExportReader(.run("run-1"), of: record) { _ in .ofKnownForms }
        var items: [ExportItem] = []
        while let item = try reader.next() { items.append(item) }
        #expect(kinds(items).contains("call") && !kinds(items).contains("talk") && !kinds(items).contains("tool"))
    }

    @Test func moreThanOnePageOfRowsComesWholeAndInOrder() throws {
        let rows = (0..<1_000).map { number in
            "(\(10_000 + number), 'run-4', '2026-11-21T09:00:\(number < 500 ? "00" : "01").000Z', 'm', 1)"
        }
        try story.add(
            "INSERT INTO api_calls(call_id, worker_id, timestamp, model, tokens_input) VALUES"
                + rows.joined(separator: ",")
        )
        let calls = try story.items(.run("run-4")).compactMap { item in
            if case .call(let call) = item { call.row } else { nil }
        }
        #expect(calls == (0..<1_000).map { Int64(10_000 + $0) })
    }

    @Test func aToolHasTheFirstResultOfItsOwnRun() throws {
        let messages = [("run-1", 7), ("run-2", 8)].map { run, second in
            """
            INSERT INTO messages(message_id, worker_id, message_index, timestamp, role, source_id, byte_offset,
                byte_length) VALUES(\(second), '\(run)', \(second), '2026-11-21T06:15:3\(second).000Z', 'user',
                '\(run)/stdout', 0, 9);
            INSERT INTO blocks(block_id, message_id, block_index, block_number, timestamp, content_type, tool_use_id,
                tool_output, tool_success, content_bytes, byte_offset, byte_length) VALUES
                (\(second), \(second), 0, \(second), '2026-11-21T06:15:3\(second).000Z', 'tool_result', 't1', 'x', 0, 1,
                0, 9);
            """
        }
        try story.filled.conversations.write { () throws(StoreError) in
            try story.filled.conversations.runScript(messages.joined(separator: "\n"))
        }
        let tools = try story.items(.task("gh-450")).compactMap { item in
            if case .tool(let tool) = item { tool } else { nil }
        }
        #expect(tools.map(\.resultBlock) == [7, nil] && tools.map(\.isSuccess) == [false, nil])
        #expect(tools.first?.milliseconds == 15_000)
    }
}
