import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct SQLQuestionTests {
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "SQLQuestionTests")
        filled = try FilledRecord(in: home)
        try filled.index.write { () throws(StoreError) in
            for number in 0..<200 {
                try filled.index.run("INSERT INTO pane_activity VALUES(?, ?)", "p\(number)", number)
            }
        }
    }

    private func question(_ change: (inout SQLLimits) -> Void = { _ in }) throws -> SQLQuestion {
        var question = SQLQuestion(
            of: filled.paths,
            by: try Programs.path("roost"),
            on: SystemDisk(),
            at: FilledRecord.now
        )
        // A machine that is busy starts a child late.
        question.limits.time = .seconds(60)
        change(&question.limits)
        return question
    }

    @Test func theChildAnswersWithTypesAsTheyAre() throws {
        let answer = try question().ask(
            "SELECT 1 AS i, 0.5 AS r, 'ä\u{1b}' AS t, x'00ff' AS b, NULL AS n, 9e999 AS inf, :v AS v",
            values: ["v": "given"]
        )
        #expect(answer.columns == ["i", "r", "t", "b", "n", "inf", "v"])
        #expect(
            answer.rows == [
                [
                    .integer(1), .real("0.5"), .text("ä\u{1b}"), .blob(hex: "00ff", byteCount: 2), .null, .real("Inf"),
                    .text("given"),
                ]
            ]
        )
        #expect(answer.cut == nil && answer.notice(under: .standard) == nil)
    }

    @Test func bothDatabasesCanBeAsked() throws {
        let answer = try question().ask("SELECT (SELECT count(*) FROM conversations) + count(*) FROM pane_activity")
        #expect(answer.rows == [[.integer(200)]])
    }

    @Test func whileWhatWasSaidIsAwayTheRestIsAnswered() throws {
        try SystemDisk().rename(filled.paths.conversations, to: home.path("elsewhere.db"))
        #expect(try question().ask("SELECT count(*) FROM pane_activity").rows == [[.integer(200)]])
        let error = #expect(throws: QueriesError.self) { try question().ask("SELECT * FROM conversations") }
        #expect(error?.description == "no such table: conversations")
        #expect(error?.hint?.hasPrefix("what was said cannot be asked now: ") ?? false)
    }

    @Test func anAnswerEndsAtItsMostRowsAndSaysSo() throws {
        let question = try question { $0.rowsMax = 7 }
        let answer = try question.ask("SELECT * FROM pane_activity")
        #expect(answer.rows.count == 7)
        #expect(answer.notice(under: question.limits) == "the first 7 rows; the answer goes on")
        #expect(try question.ask("SELECT * FROM pane_activity LIMIT 7").cut == nil)
    }

    @Test func anAnswerEndsAtItsMostBytesAndSaysSo() throws {
        let answer = try question { $0.bytesMax = 1 << 20 }.ask(
            "SELECT replace(hex(zeroblob(50000)), '0', 'x') FROM pane_activity"
        )
        #expect(answer.cut == .bytes && answer.rows.count == 10)
    }

    /// The questions by which one row of a table takes a machine. What ends each is its own limit; here all have
    /// little, and none may be answered.
    @Test(arguments: [
        "SELECT hex(zeroblob(400000000))",
        "SELECT printf('%.*c', 900000000, 'x')",
        "SELECT replace(hex(zeroblob(4000000)), '0', hex(zeroblob(4000000)))",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
        "SELECT count(*) FROM pane_activity a, pane_activity b, pane_activity c, pane_activity d, pane_activity e, "
            + "pane_activity f WHERE a.rowid + f.rowid < 0",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT group_concat(hex(zeroblob(90000))) "
            + "FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n ORDER BY hex(zeroblob(i))",
    ])
    func aBombEndsWhileOthersAreAnswered(bomb: String) throws {
        let bombs = try question { $0.time = .seconds(2) }
        let ended = SideThread { _ = try bombs.ask(bomb) }
        let meanwhile = try question().ask("SELECT count(*) FROM pane_activity")
        #expect(meanwhile.rows == [[.integer(200)]])
        do {
            try ended.join()
            Issue.record("it was answered")
        } catch let error as QueriesError {
            guard case .sql(let fault) = error else { throw error }
            #expect(!fault.description.isEmpty && fault != .noAnswer(""))
        }
        #expect(try question().ask("SELECT 1").rows == [[.integer(1)]])
    }

    @Test func whatTakesTooLongIsKilledAndSaidSo() throws {
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        let error = #expect(throws: QueriesError.self) { try question { $0.time = .milliseconds(300) }.ask(endless) }
        #expect(error == .sql(.tooLong(.milliseconds(300))))
        #expect(error?.description.contains("0.3 seconds") ?? false, "\(error?.description ?? "")")
    }

    @Test func whatTakesTooMuchProcessorTimeIsKilled() throws {
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        var asked = try question()
        asked.limits.time = .seconds(1)
        let error = #expect(throws: QueriesError.self) { try asked.ask(endless) }
        #expect(error == .sql(.tooLong(.seconds(1))))
    }

    @Test func secretsAreTakenOutOfWhatAQuestionPutsTogether() throws {
        let rest = String(repeating: "x", count: 33)
        let answer = try question().ask(
            "SELECT 'ghp_' || 'aA1' || '\(rest)' AS t, CAST('ghp_' || 'aA1' || '\(rest)' AS BLOB) AS b"
        )
        let key = "ghp_aA1" + rest
        #expect(answer.rows.count == 1)
        for cell in answer.rows.joined() {
            #expect(!"\(cell)".contains(key) && !"\(cell)".contains(Hex.encode(Array(key.utf8))), "\(cell)")
        }
    }

    @Test func aQuestionIsRefusedInTheWordsOfTheStore() throws {
        let error = #expect(throws: QueriesError.self) { try question().ask("DELETE FROM tasks") }
        #expect(error?.description == "DELETE is refused: a question only reads")
        #expect(error?.hint?.contains("roost db backup") ?? false)
        #expect(throws: QueriesError.self) { try question().ask("SELECT load_extension('/tmp/x.so')") }
    }

    @Test func withoutAnIndexNothingIsStarted() throws {
        try TemporaryHome.with { empty in
            let question = SQLQuestion(
                of: RecordPaths(home: HomePaths(root: empty.path)),
                by: "/nonexistent",
                on: SystemDisk(),
                at: FilledRecord.now
            )
            let error = #expect(throws: QueriesError.self) { try question.ask("SELECT 1") }
            if case .store(.missing)? = error {} else { Issue.record("\(String(describing: error))") }
        }
    }

    @Test func aProgramThatIsNoneIsSaidSo() throws {
        let question = SQLQuestion(of: filled.paths, by: "/bin/true", on: SystemDisk(), at: FilledRecord.now)
        #expect(throws: QueriesError.sql(.died(.exited(code: 0), said: ""))) { try question.ask("SELECT 1") }
    }
}
