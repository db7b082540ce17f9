import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct PriceBookTests {
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "PriceBookTests")
        filled = try FilledRecord(in: home)
    }

    private func book() throws -> PriceBook { try PriceBook(of: HomePaths(root: home.path), on: SystemDisk()) }

    private func write(_ text: String, to name: String = "prices.txt") throws {
        try SystemDisk().replaceFile(home.path(name), with: Array(text.utf8))
    }

    @Test func linesAreThoseOfAModelByAnyOfItsNames() throws {
        let lines: [PriceLine] = try book().lines(of: ["anthropic/claude-sonnet-4-5-20250929"])
        let line = try #require(lines.first)
        #expect(line.model == "claude-sonnet-4-5" && line.input == "3" && line.cacheWrite1h == "6")
        #expect(line.origin == "shipped" && line.factors == "batch 0.5" && line.from == nil)
        #expect(try book().lines().count > 20 && !book().isPriced("unheard-of"))
    }

    @Test func whatTheUserWroteStandsFirst() throws {
        try write("claude-sonnet-4-5 1 2 from=2026-01-01\n")
        let lines = try book().lines(of: ["claude-sonnet-4-5"])
        #expect(lines.map(\.origin) == ["user", "shipped"] && lines.first?.from == "2026-01-01")
        #expect(try book().models.contains("claude-sonnet-4-5"))
    }

    @Test func whatWasUsedAndHasNoPriceIsFound() throws {
        try write("later 1 2 from=2027-01-01\ngpt-5 9 9\n")
        try filled.index.write { () throws(StoreError) in
            try filled.index.runScript(
                """
                PRAGMA defer_foreign_keys = ON;
                INSERT INTO coordinator_sessions(session_id, kind, started_at) VALUES('s', 'import', '');
                INSERT INTO tasks(task_id, detected_at, source, status) VALUES('t', '', 'import', 'active');
                INSERT INTO worker_sessions(worker_id, session_id, task_id, spawned_at, status)
                    VALUES('r', 's', 't', '', 'running');
                INSERT INTO api_calls(call_id, worker_id, timestamp, model, tokens_input) VALUES
                    (1, 'r', '2026-11-21T06:00:00.000Z', 'unheard-of', 5),
                    (2, 'r', '2026-11-21T06:00:00.000Z', 'unheard-of', 6),
                    (3, 'r', '2026-11-21T06:00:00.000Z', 'later', 1),
                    (4, 'r', '2026-11-21T06:00:00.000Z', 'claude-sonnet-4-5-20250929', 9),
                    (5, 'r', '2026-11-21T06:00:00.000Z', '<synthetic>', 0);
                """
            )
        }
        let findings = try book().findings(of: filled.paths, on: SystemDisk(), at: FilledRecord.now)
        let unpriced = findings.filter { $0.kind == .unpriced }
        #expect(unpriced.map(\.model) == ["unheard-of", "later"])
        #expect(unpriced.first?.text == "2 responses, 11 tokens: no price list has it")
        #expect(unpriced.last?.text == "1 response, 1 tokens: its prices begin later")
        #expect(
            findings.contains { $0.kind == .conflict && $0.model == "gpt-5" && $0.text.hasPrefix("input: 9 (user)") }
        )
        #expect(findings.contains { $0.kind == .note })
    }

    @Test func withoutAnIndexNothingWasUsed() throws {
        let paths = RecordPaths(home: HomePaths(root: home.path("other")))
        let findings = try book().findings(of: paths, on: SystemDisk(), at: FilledRecord.now)
        #expect(!findings.contains { $0.kind == .unpriced })
    }

    @Test func aListThatCannotBeReadIsNamed() throws {
        try write("a b c\n")
        let error = #expect(throws: QueriesError.self) { try book() }
        #expect(error?.description.hasPrefix(home.path("prices.txt") + ": line 1") ?? false)
    }
}
