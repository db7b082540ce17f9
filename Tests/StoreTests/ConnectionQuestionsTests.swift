import Platform
import Store
import TestSupport
import Testing

@Suite struct ConnectionQuestionsTests {
    private let filled: FilledIndex
    private let asked: Connection

    init() throws {
        filled = try FilledIndex()
        asked = try IndexSchema.current.open(filled.index.file, for: .read, on: SystemDisk(), at: FilledIndex.now)
        try asked.confineToQuestions()
    }

    private func ask(_ question: String, _ values: [String: String] = [:]) throws(StoreError) -> [[Value]] {
        var rows: [[Value]] = []
        try asked.ask(question, values: values) { _ in
        } row: { row in
            rows.append(row.values)
            return rows.count < 3
        }
        return rows
    }

    @Test func whatOnlyReadsIsAnswered() throws {
        #expect(try ask("SELECT count(*) FROM tasks -- that is all\n;") == [[.integer(4)]])
        #expect(try ask("SELECT task_id FROM tasks WHERE task_id = :task", ["task": "gh-450"]) == [[.text("gh-450")]])
        let numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        #expect(try ask(numbers) == [[.integer(1)], [.integer(2)], [.integer(3)]])
        #expect(try ask("SELECT value ->> 'a' FROM json_each('[{\"a\":7}]')") == [[.integer(7)]])
        #expect(try ask("EXPLAIN QUERY PLAN SELECT * FROM tasks").count == 1)
    }

    @Test func columnsAreNamed() throws {
        var names: [String] = []
        try asked.ask("SELECT 1 AS one, count(*) FROM tasks") {
            names = $0
        } row: { _ in
            true
        }
        #expect(names == ["one", "count(*)"])
    }

    @Test(arguments: [
        ("ATTACH ':memory:' AS other", "ATTACH"), ("DETACH main", "DETACH"), ("PRAGMA user_version", "PRAGMA"),
        ("PRAGMA writable_schema = 1", "PRAGMA"), ("INSERT INTO pane_activity VALUES('x', 1)", "INSERT"),
        ("UPDATE tasks SET title = ''", "UPDATE"), ("DELETE FROM tasks", "DELETE"),
        ("CREATE TABLE t(x)", "CREATE"), ("CREATE TEMP VIEW v AS SELECT 1", "CREATE"), ("DROP TABLE tasks", "DROP"),
        ("BEGIN", "transaction"), ("SAVEPOINT s", "transaction"), ("REINDEX", "REINDEX"),
        ("ALTER TABLE tasks ADD COLUMN x", "refused"), ("ANALYZE", "refused"), ("VACUUM", "refused"),
        ("SELECT load_extension('x')", "load_extension"), ("SELECT * FROM pragma_table_info('tasks')", "PRAGMA"),
        ("SELECT fts3_tokenizer('simple')", "fts3_tokenizer"), ("SELECT sqlite_log(1, 'x')", "sqlite_log"),
        ("UPDATE sqlite_schema SET sql = ''", "may not be modified"),
        ("WITH w AS (SELECT 1) DELETE FROM tasks", "DELETE"),
    ])
    func whatIsNoQuestionIsRefused(statement: String, named: String) throws {
        let before = try SystemDisk().readAll(filled.index.file, bytesMax: 8 << 20)
        let error = #expect(throws: StoreError.self) { try ask(statement) }
        #expect(error?.description.contains(named) ?? false, "\(error?.description ?? "")")
        #expect(try SystemDisk().readAll(filled.index.file, bytesMax: 8 << 20) == before)
        #expect(try ask("SELECT count(*) FROM tasks") == [[.integer(4)]])
    }

    @Test func nothingIsWrittenBesideTheDatabase() throws {
        let path = filled.home.path("stolen.db")
        #expect(throws: StoreError.self) { try ask("VACUUM INTO '\(path)'") }
        #expect(try !SystemDisk().exists(path))
    }

    @Test func whatIsWrongIsNamedWithItsPlace() throws {
        let error = #expect(throws: StoreError.self) { try ask("SELECT *\nFORM tasks") }
        #expect(error == .question("near \"FORM\": syntax error", QuestionPlace(line: 2, column: 1)))
        #expect(error?.description == "near \"FORM\": syntax error, in line 2, column 1")
        #expect(throws: StoreError.question("no such table: missing", nil)) { try ask("SELECT * FROM missing") }
        #expect(throws: StoreError.question("there is no statement in it", nil)) { try ask(" -- nothing\n") }
        #expect(throws: StoreError.question("there is no value for :task", nil)) { try ask("SELECT :task") }
        #expect(throws: StoreError.self) { try ask("SELECT 1; SELECT 2") }
        #expect(throws: StoreError.self) { try ask("SELECT 1; nonsense") }
    }

    @Test(arguments: [
        "SELECT hex(zeroblob(400000000))", "SELECT 'a' LIKE '\(String(repeating: "%a", count: 40))'",
        "SELECT 1 \(String(repeating: "UNION SELECT 1 ", count: 17))",
        "SELECT '\(String(repeating: "x", count: 70_000))'",
    ])
    func whatIsTooLargeIsRefused(question: String) throws {
        let error = #expect(throws: StoreError.self) { try ask(question) }
        switch error {
        case .question?, .tooMuch?: #expect(error?.hint != nil)
        default: Issue.record("\(String(describing: error))")
        }
    }

    @Test func whatIsTooLargeIsToldApartFromWhatIsWrong() throws {
        let large = #expect(throws: StoreError.self) { try ask("SELECT hex(zeroblob(9000000))") }
        #expect(large == .tooMuch("string or blob too big"))
        #expect(large?.isPassing == false && large?.isDamage == false)
    }
}
