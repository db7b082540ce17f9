import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct HomeImportTests {
    /// A transcript as Claude Code keeps it, of the same conversation as `ClaudeTalk`.
    private static func transcript(_ conversation: String = "c-1", extra: [String] = []) -> [String] {
        [
            """
            {"type":"user","uuid":"u1","parentUuid":null,"sessionId":"\(conversation)","cwd":"/repo",\
            "version":"2.1.329","gitBranch":"main","timestamp":"2026-11-01T10:00:00.000Z",\
            "message":{"role":"user","content":"Fix the flaky test."}}
            """,
            """
            {"type":"assistant","uuid":"u2","parentUuid":"u1","sessionId":"\(conversation)","cwd":"/repo",\
            "timestamp":"2026-11-01T10:00:02.000Z","requestId":"req_1","message":{"id":"msg_1",\
            "model":"claude-sonnet-4-5","role":"assistant","content":[{"type":"text","text":"I look."}],\
            "usage":{"input_tokens":25,"output_tokens":120,"cache_read_input_tokens":100}}}
            """,
        ] + extra
    }

    private static func answer(_ id: String) -> String {
        """
        {"type":"assistant","uuid":"\(id)","sessionId":"c-1","cwd":"/repo","timestamp":"2026-11-01T10:00:09.000Z",\
        "requestId":"req_\(id)","message":{"id":"\(id)","model":"claude-sonnet-4-5","role":"assistant",\
        "content":[{"type":"text","text":"More."}],"usage":{"input_tokens":5,"output_tokens":7}}}
        """
    }

    private func write(_ lines: [String], to home: IndexedHome, _ name: String = "c-1.jsonl") throws -> String {
        let folder = home.fixture.scratch.path("claude/projects/-repo")
        try SystemDisk().makeFolders(folder)
        try SystemDisk().replaceFile("\(folder)/\(name)", with: Array((lines.joined(separator: "\n") + "\n").utf8))
        return folder
    }

    private func importAll(_ home: IndexedHome, _ folder: String) throws -> ImportReport {
        let index = try home.open()
        let search = try index.search(.claude, below: [folder], Environment([:]))
        return try index.take(search.found, Environment([:]))
    }

    @Test func aTranscriptBecomesASessionATaskAndARun() throws {
        let home = try IndexedHome()
        let report = try importAll(home, try write(Self.transcript(), to: home))

        #expect(report.newCount == 1 && report.messages == 2 && report.responses == 1 && report.badLineCount == 0)
        #expect(report.cost == Money(nanodollars: 1_905_000))
        let session = try home.rows("SELECT kind, started_at, ended_at, git_branch FROM coordinator_sessions")
        #expect(
            session == [
                [
                    .text("import"), .text("2026-11-01T10:00:00.000Z"), .text("2026-11-01T10:00:02.000Z"),
                    .text("main"),
                ]
            ]
        )
        #expect(
            try home.rows("SELECT task_id, source, title, status FROM tasks") == [
                [.text("import-claude-c-1"), .text("import"), .text("Fix the flaky test."), .text("completed")]
            ]
        )
        #expect(
            try home.rows("SELECT agent, conversation, worktree_path FROM worker_sessions") == [
                [.text("claude"), .text("c-1"), .text("/repo")]
            ]
        )
    }

    @Test func whatIsImportedAgainIsPassedOver() throws {
        let home = try IndexedHome()
        let folder = try write(Self.transcript(), to: home)
        _ = try importAll(home, folder)
        let before = try home.dump()
        let report = try importAll(home, folder)
        #expect(report.sameCount == 1 && report.newCount == 0 && report.messages == 0 && report.responses == 0)
        #expect(try home.dump() == before)
    }

    @Test func aFileThatHasGrownGoesOn() throws {
        let home = try IndexedHome()
        let folder = try write(Self.transcript(), to: home)
        _ = try importAll(home, folder)
        _ = try write(Self.transcript(extra: [Self.answer("msg_2"), "{bad"]), to: home)
        let report = try importAll(home, folder)
        #expect(report.grownCount == 1 && report.messages == 1 && report.responses == 1)
        #expect(report.badLineCount == 1)
        let live = try home.dump()

        #expect(
            try home.rebuilt().filter { !$0.hasPrefix("imported_files") }
                == live.filter {
                    !$0.hasPrefix("imported_files")
                }
        )
    }

    @Test func aRunIsCountedOnceWhateverIsImportedOfIt() throws {
        let home = try IndexedHome()
        let run = try home.record(ClaudeTalk.lines())
        try home.pass()
        let folder = try write(Self.transcript(), to: home)
        // A fork repeats the lines of its parent under another conversation.
        _ = try write(Self.transcript("c-2"), to: home, "c-2.jsonl")
        let report = try importAll(home, folder)
        #expect(report.newCount == 2 && report.responses == 0)
        #expect(
            try home.rows("SELECT worker_id, count(*), sum(tokens_output) FROM api_calls") == [
                [.text(FilePath.name(of: run.directory)), .integer(1), .integer(120)]
            ]
        )
        let live = try home.dump().filter { !$0.hasPrefix("imported_files") }
        #expect(try home.rebuilt() == live)
        #expect(
            try home.rows("SELECT estimated_cost_nanodollars FROM tasks WHERE task_id = 'gh-450'") == [
                [.integer(1_905_000)]
            ]
        )
    }
}
