import Domain
import Glibc
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct SearchBuilderTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome() }

    /// The rows that have the words, as `kind row`.
    private func find(_ expression: String) throws -> Int {
        let months = try home.rows("SELECT month FROM conversations.search_months")
        return try months.reduce(0) { count, month in
            guard case .integer(let number) = month[0], let month = SearchMonth(number: number) else { return count }
            let query = "SELECT count(*) FROM conversations.\(month.table)('\(expression)')"
            guard case .integer(let found) = try home.rows(query)[0][0] else { return count }
            return count + Int(found)
        }
    }

    private func integer(_ query: String) throws -> Value { try home.rows(query)[0][0] }

    @Test func whatAPassReadsCanBeFoundBehindIt() throws {
        try home.record(ClaudeTalk.lines())
        try home.pass()
        // What was asked, said, done and answered.
        #expect(try find("hello") == 4)
        #expect(try find("fix AND test") == 1)
        #expect(try integer("SELECT count(*) FROM conversations.search_queue") == .integer(0))
    }

    @Test func whereOnlyTheSearchIsBehindAPassSaysSo() throws {
        try home.record(ClaudeTalk.lines())
        let read = try home.open().pass(withSearch: false)
        #expect(read.isComplete && !read.onlySearchLacks)
        var reports: [PassReport] = []
        while reports.last?.isComplete != true {
            // Each pass has a little longer than the one before.
            var patience = reports.count
            reports.append(
                try home.open().pass {
                    patience -= 1
                    return patience < 0
                }
            )
        }
        #expect(reports.first?.onlySearchLacks == false && reports.last?.onlySearchLacks == false)
        #expect(reports.contains { $0.onlySearchLacks }, "\(reports)")
    }

    @Test func outputThatIsNoConversationIsReadWithoutItsColours() throws {
        let padding = (0..<300).map { "line \($0) of a build that says much" }
        try home.record(padding + ["\u{1B}[31merror\u{1B}[0m: no such module"], by: .shell)
        try home.pass()
        #expect(try find("error AND module") == 1)
        #expect(try find("31merror") == 0)
        #expect(try find("build") == 3)
    }

    @Test func aWordBehindAnEscapeOfJSONIsAWord() throws {
        try home.record(ClaudeTalk.lines(secret: "one\\nfinalword"))
        try home.pass()
        #expect(try find("finalword") == 4)
        #expect(try find("nfinalword") == 0)
    }

    @Test func noSecretOfTheRunCanBeFound() throws {
        let key = Randomness.bytes(32)
        try SystemDisk().createFile(home.paths.home.redactionKey, with: key)
        let secret = "correct-horse-battery-staple"
        let talk = try home.record(ClaudeTalk.lines(secret: secret))
        let log = try home.record((0..<200).map { "\($0) prints \(secret) and more" }, by: .shell, of: "gh-451")
        for run in [talk, log] {
            let secrets = SecretsIndex(environment: ["API_KEY": secret], key: key)
            try SystemDisk().createFile(run.secretsIndex, with: secrets.bytes)
        }
        try home.pass()
        #expect(try find("prints") > 0 && find("look") > 0)
        #expect(try find("horse") == 0 && find("battery") == 0)
    }

    @Test func aLogWhoseSecretsCannotBeReadIsNotSearched() throws {
        let run = try home.record((0..<200).map { "\($0) prints something" }, by: .shell)
        try home.pass()
        let before = try find("prints")
        #expect(before > 0)
        try home.forget()
        let secrets = SecretsIndex(environment: ["API_KEY": "correct-horse-battery"], key: Randomness.bytes(32))
        try SystemDisk().createFile(run.secretsIndex, with: secrets.bytes)
        let index = try home.open()
        try index.search.build()
        _ = try index.pass()
        #expect(try find("prints") == 0)
    }

    @Test func decisionsAreFoundAsTheyAreAdded() throws {
        try home.pass()
        let session = "sess-1"
        for number in 0..<3 {
            let index = try home.open()
            try index.writer.index.write { () throws(StoreError) in
                try index.writer.index.run(
                    "INSERT OR IGNORE INTO coordinator_sessions(session_id, started_at) VALUES(?, ?)",
                    session,
                    ScratchIndex.now
                )
                try index.writer.index.run(
                    """
                    INSERT INTO logic_flow(flow_id, session_id, timestamp, context_type, function_name,
                        decision_point, decision_input, decision_reason)
                    VALUES(?, ?, ?, 'task', 'cleanup', 'preserve', '{"note":"a\\nbranchword"}', 'unpushed work')
                    """,
                    RowPlace(of: session).row(Int64(number)),
                    session,
                    ScratchIndex.now
                )
            }
            try index.search.build()
            try index.search.build()
        }
        #expect(try find("unpushed") == 3 && find("branchword") == 3)
        #expect(try integer("SELECT count(*) FROM conversations.search_docs") == .integer(3))
    }

    @Test func rowsThatAreErasedAreTakenOut() throws {
        try home.record(ClaudeTalk.lines())
        try home.record((0..<300).map { "line \($0) hello" }, by: .shell, of: "gh-451")
        try home.pass()
        let all = try find("hello")
        let index = try home.open()
        let conversations = try #require(index.writer.conversations)
        let documents = try conversations.rows("SELECT kind, row_id FROM search_docs WHERE kind IN (0, 2)") { row in
            let kind = SearchKind(rawValue: row.integer(0) ?? 0) ?? .message
            return SearchDocument(at: ScratchIndex.now, kind: kind, row: row.integer(1) ?? 0)
        }
        try conversations.write { () throws(StoreError) in try index.search.remove(documents, from: conversations) }
        #expect(try find("hello") == all - documents.count)
        #expect(try find("hello") == 2)
    }

    @Test func whatIsDueIsLeftToTheNextPass() throws {
        try home.record(ClaudeTalk.lines())
        let index = try home.open()
        try index.search.build { true }
        _ = try index.pass()
        #expect(try find("hello") == 4)
    }

    // MARK: - Kills

    private static func build(_ root: String, step: (Int) -> Void) throws {
        let index = try HomeIndex(RecordPaths(home: HomePaths(root: root)), on: SystemDisk())
        var asked = 0
        _ = try index.pass {
            step(asked)
            asked += 1
            return false
        }
    }

    /// A pass asks before each thing that it does, and is killed there.
    @Test(arguments: 0..<14) func eachRowIsInTheSearchOnceWhereverTheBuildingIsKilled(_ point: Int) async throws {
        try home.record(ClaudeTalk.lines())
        try home.record((0..<300).map { "line \($0) hello" }, by: .shell, of: "gh-451")
        let root = home.paths.home.root
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, point = point as Int] in
            try SearchBuilderTests.build(root) { if $0 == point { kill(getpid(), SIGKILL) } }
            kill(getpid(), SIGKILL)
        }
        try home.pass()
        #expect(try find("hello") == 4 + 2)
        let doubled =
            "SELECT count(*) FROM (SELECT 1 FROM conversations.search_docs GROUP BY kind, row_id HAVING count(*) > 1)"
        #expect(try integer(doubled) == .integer(0))
        #expect(try integer("SELECT count(*) FROM conversations.search_queue") == .integer(0))
    }
}
