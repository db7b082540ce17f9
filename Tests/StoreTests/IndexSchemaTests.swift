import Platform
import Store
import TestSupport
import Testing

@Suite struct IndexSchemaTests {
    private let filled: FilledIndex
    private var index: Connection { filled.index }

    init() throws { filled = try FilledIndex() }

    @Test func everyTableOfTheSeedHasItsColumns() throws {
        for (table, columns) in SeedTables.index {
            let found = try index.rows("SELECT name FROM pragma_table_xinfo(?)", table) { $0.text(0) ?? "" }
            #expect(Set(columns).subtracting(found) == [], "\(table)")
        }
    }

    @Test func everyIndexOfTheSeedIsThere() throws {
        let found = try index.rows("SELECT name FROM sqlite_schema WHERE type = 'index'") { $0.text(0) ?? "" }
        #expect(SeedTables.indexes.subtracting(found) == [])
    }

    @Test func everyTableIsStrict() throws {
        let loose = try index.rows(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
        ) { $0.text(0) }
        #expect(loose == [])
    }

    @Test func everyKeyLeadsToATableOfTheSameFile() throws {
        let lost = try index.rows(
            """
            SELECT t.name, k."table" FROM pragma_table_list t, pragma_foreign_key_list(t.name) k
            WHERE k."table" NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')
            """
        ) { $0.values }
        #expect(lost == [])
        #expect(try index.rows("PRAGMA foreign_key_check") { $0.values } == [])
    }

    @Test func aRowWithoutItsSessionIsRefusedAtTheEnd() throws {
        let refusal = #expect(throws: StoreError.self) {
            try index.write { () throws(StoreError) in
                try index.run("INSERT INTO system_events VALUES(1, 'ses-x', 't', 'e', 'info', NULL, 'm', NULL, NULL)")
            }
        }
        #expect(refusal?.kind == .constraint)
        #expect(try index.integer("SELECT count(*) FROM system_events WHERE event_id = 1") == 0)
    }

    @Test func theOrderWithinATransactionIsFree() throws {
        try index.write { () throws(StoreError) in
            try index.run(
                "INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status) VALUES('r', 't', 'x', 'spawned')"
            )
            try index.run("INSERT INTO tasks(task_id, detected_at, source, status) VALUES('t', 'x', 'run', 'active')")
        }
        #expect(try index.integer("SELECT count(*) FROM worker_sessions WHERE worker_id = 'r'") == 1)
    }

    @Test func whatACostIsNotKnownOfIsNull() throws {
        let row = try index.first(
            "SELECT estimated_cost_usd, tokens_total FROM api_calls WHERE model = 'unheard-of'"
        ) { $0.values }
        #expect(row == [.null, .integer(14)])
    }

    @Test func aValueOfTheWrongTypeIsRefused() throws {
        let refusal = #expect(throws: StoreError.self) {
            try index.run("UPDATE api_calls SET tokens_input = 'many'")
        }
        #expect(refusal?.kind == .constraint)
    }

    @Test(arguments: [
        ("SELECT * FROM logic_flow WHERE context_id = 'x' ORDER BY timestamp", "idx_flow_context_id"),
        ("SELECT * FROM tasks WHERE status = 'active'", "idx_tasks_status"),
        ("SELECT sum(estimated_cost_usd) FROM api_calls WHERE date(timestamp) = date('now')", "idx_api_calls_date"),
        ("SELECT * FROM api_calls WHERE worker_id = 'x' ORDER BY timestamp", "idx_api_calls_worker"),
        ("SELECT sum(calls) FROM usage_rollups WHERE quarter >= 'x' AND quarter < 'y'", "PRIMARY KEY"),
        ("SELECT * FROM worker_sessions WHERE task_id = 'x'", "idx_workers_task"),
    ]) func aQuestionIsAnsweredByItsIndex(_ query: String, _ name: String) throws {
        let plan = try index.rows("EXPLAIN QUERY PLAN " + query) { $0.text(3) ?? "" }.joined(separator: "\n")
        #expect(plan.contains(name) && !plan.contains("TEMP B-TREE"), "\(plan)")
    }
}
