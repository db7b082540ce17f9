import Platform
import Store
import TestSupport
import Testing

@Suite struct SeedQueriesTests {
    private let filled: FilledIndex

    init() throws { filled = try FilledIndex() }

    @Test(arguments: SeedQueries.all) func theIndexAnswers(_ query: SeedQuery) throws {
        #expect(try filled.index.rows(query.text) { $0.values } == query.expected)
    }

    @Test(arguments: SeedQueries.conversations) func theConversationsAnswer(_ query: SeedQuery) throws {
        #expect(try filled.conversations.rows(query.text) { $0.values } == query.expected)
    }

    @Test func whatTheSeedPrintsRunsAsItIs() throws {
        for query in SeedQueries.all {
            if let printed = query.printed { _ = try filled.index.rows(printed) { $0.columnCount } }
        }
        for query in SeedQueries.conversations {
            if let printed = query.printed { _ = try filled.conversations.rows(printed) { $0.columnCount } }
        }
    }

    @Test func everyShippedQueryIsTestedAndNamedOnce() {
        let tested = Set((SeedQueries.all + SeedQueries.conversations).map(\.name))
        let names = ShippedQuery.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(tested == Set(names.map { $0.split(separator: "-").joined(separator: " ") }))
        for query in ShippedQuery.all {
            #expect(query.parameters.allSatisfy { query.text.contains(":\($0)") }, "\(query.name)")
        }
    }

    /// The worked example of the seed: changes, no worker, a file changed 0.2 minutes ago, a threshold of 60.
    @Test func theWorkedExamplesAreRows() throws {
        let decision = try filled.index.first(
            """
            SELECT decision_input ->> 'file_mtime_age_minutes', decision_output ->> 'action', duration_ms
            FROM logic_flow WHERE context_id = 'gh-450' AND decision_point = 'worktree_already_exists'
            """
        ) { $0.values }
        #expect(decision == [.real(0.2), .text("preserve"), .real(5.3)])
        let operation = try filled.index.first(
            """
            SELECT had_changes, was_clean, worker_running, decision_logic ->> 'result' FROM worktree_operations
            WHERE task_id = 'gh-450'
            """
        ) { $0.values }
        #expect(operation == [.integer(1), .integer(0), .integer(0), .text("preserve")])
    }

    @Test func theSqliteProgramReadsTheFiles() throws {
        for query in SeedQueries.all {
            let said = try Programs.sqlite(filled.index.file, query.text)
            #expect(said.split(separator: "\n", omittingEmptySubsequences: false).count == query.expected.count + 1)
        }
        let cost = try Programs.sqlite(filled.index.file, "SELECT sum(estimated_cost_usd) FROM api_calls")
        #expect(cost == "2.0\n")
        #expect(try Programs.sqlite(filled.index.file, "SELECT * FROM schema_version") == "1\n")
        let failed = try Programs.sqlite(filled.conversations.file, SeedQueries.conversations[2].text)
        #expect(failed == "Bash|no such folder\n")
    }
}
