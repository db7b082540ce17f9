import Domain
import Journal
import Platform
import Queries
import Store
import TestSupport
import Testing

@Suite struct SearchTests {
    private let record: SearchedRecord

    init() throws { record = try SearchedRecord() }

    @Test func whatIsFoundComesNewestFirstWithItsPlace() throws {
        try record.say("The budget is small.", at: 1)
        try record.say("{\"command\":\"cat budget.txt\"}", by: "run-2", at: 2, as: "tool_use")
        try record.print("no budget left\nat all\n", by: "run-3", at: 3)
        try record.build()
        let hits = try record.answer("budget").hits
        #expect(hits.map(\.found) == [.logs, .tools, .messages])
        #expect(hits.map(\.by) == ["stderr", "Bash", "assistant"])
        #expect(hits.map(\.run) == ["run-3", "run-2", "run-1"])
        #expect(hits.map(\.task) == ["task-of-run-3", "task-of-run-2", "task-of-run-1"])
        #expect(
            hits.map { $0.excerpt.marked { "[\($0)]" } } == [
                "no [budget] left at all ", "{\"command\":\"cat [budget].txt\"}", "The [budget] is small.",
            ]
        )
        #expect(hits[2].origin == .block(number: 0, source: "run-1/stdout", bytes: 10..<30))
        #expect(hits[0].origin == .piece(source: "run-3/stderr", bytes: 0..<22))
    }

    @Test func allWordsHaveToBeThereAndNoneThatMustNot() throws {
        try record.say(["red green", "green blue", "red blue"])
        try record.build()
        #expect(try record.find("green red") == ["[red] [green]"])
        #expect(try record.find("blue -red") == ["green [blue]"])
        #expect(try record.find("red -\"green blue\" -\"red green\"") == ["[red] blue"])
    }

    @Test func aPhraseIsItsWordsInARow() throws {
        try record.say(["connection was refused", "refused connection", "Connection, refused!"])
        try record.build()
        #expect(try record.find("\"connection refused\"") == ["[Connection, refused]!"])
        #expect(try record.find("connection-refused") == ["[Connection, refused]!"])
        #expect(try record.find("\"connection refu\"*") == ["[Connection, refused]!"])
    }

    @Test func aBeginningFindsItsWords() throws {
        try record.say(["budgets", "budgie", "bad"])
        try record.build()
        #expect(Set(try record.find("budg*")) == ["[budgets]", "[budgie]"])
        #expect(throws: QueriesError.search(.shortPrefix("b*"))) { try record.find("b*") }
    }

    @Test func accentsAndScriptsWithoutSpacesAreFound() throws {
        try record.say(["Ein naïver Café-Test", "请修复这个测试吧", "テストを直す"])
        try record.build()
        #expect(try record.find("naiver cafe") == ["Ein [naïver] [Café]-Test"])
        #expect(try record.find("测试") == ["请修复这个[测试]吧"])
        #expect(try record.find("试测") == [])
        #expect(try record.find("テスト") == ["[テスト]を直す"])
    }

    @Test(arguments: [
        "a\" OR \"b", "NEAR(red blue)", "text:red", "red AND", "(red", "red*blue", "^red", "{x}: red", "'; --",
    ])
    func nothingThatIsTypedIsTakenForSyntax(text: String) throws {
        try record.say("red blue")
        try record.build()
        do { _ = try record.find(text) } catch let error as QueriesError {
            guard case .search = error else { throw error }
        }
    }

    @Test(arguments: ["", "  ", "-red", "\"\"", "***", "-", "--"])
    func whatHasNoWordCannotBeLookedFor(text: String) throws {
        #expect(throws: QueriesError.search(.noWords(text))) { try record.find(text) }
    }

    @Test func onlyTheTimesAndPlacesThatAreMeantAreLookedAt() throws {
        let newYear = try WallTime(iso: "2027-01-01T00:00:00.000Z")
        let seconds = Int((newYear - SearchedRecord.noon) / .seconds(1))
        for offset in [-2, -1, 0, 1] { try record.say("edge \(offset)", at: seconds + offset) }
        try record.print("edge of a log", at: 5)
        try record.build()
        #expect(try record.find("edge") { $0.since = newYear } == ["[edge] 1", "[edge] 0"])
        #expect(try record.find("edge") { $0.until = newYear } == ["[edge] -1", "[edge] -2", "[edge] of a log"])
        let second = newYear.advanced(by: .seconds(1))
        #expect(try record.find("edge") { ($0.since, $0.until) = (newYear, second) } == ["[edge] 0"])
        #expect(try record.find("edge") { $0.places = [.logs] } == ["[edge] of a log"])
        #expect(try record.find("edge") { $0.places = [.tools, .decisions] } == [])
        #expect(Set(SearchPlace.allCases) == SearchRequest("edge").places)
    }

    @Test func onlyTheRunOrTaskThatIsMeantIsLookedAt() throws {
        for run in ["run-1", "run-20", "run-21"] { try record.say("common \(run)", by: run) }
        try record.print("common log", by: "run-20")
        try record.build()
        #expect(Set(try record.find("common") { $0.run = "run-20" }) == ["[common] run-20", "[common] log"])
        #expect(try record.find("common") { $0.task = "task-of-run-1" } == ["[common] run-1"])
        #expect(throws: QueriesError.search(.unknown(kind: "task", "nine"))) {
            try record.find("common") { $0.task = "nine" }
        }
        #expect(throws: QueriesError.search(.ambiguous(kind: "run", "run-2", ["run-20", "run-21"]))) {
            try record.find("common") { $0.run = "run-2" }
        }
    }

    @Test func decisionsAreFoundWithTheirTask() throws {
        let session = "sess-1"
        try record.filled.index.write { () throws(StoreError) in
            try record.filled.index.run(
                "INSERT INTO coordinator_sessions(session_id, started_at) VALUES(?, ?)",
                session,
                SearchedRecord.noon
            )
            try record.filled.index.run(
                """
                INSERT INTO logic_flow(flow_id, session_id, timestamp, context_type, context_id, function_name,
                    decision_point, decision_reason)
                VALUES(7, ?, ?, 'task', 'gh-7', 'cleanup', 'preserve', 'unpushed work')
                """,
                session,
                SearchedRecord.noon
            )
        }
        let reading = SearchReading(readable: { _, _ in nil }, readablePiece: { Array($1[$2]) })
        let texts = try SearchTexts(
            index: record.filled.index,
            conversations: record.filled.conversations,
            on: SystemDisk(),
            reading
        )
        try record.filled.conversations.write { () throws(StoreError) in
            let document = SearchDocument(at: SearchedRecord.noon, kind: .decision, row: 7)
            try SearchTables(record.filled.conversations).insert([document], texts)
        }
        let hit = try #require(try record.answer("unpushed").hits.first)
        #expect(hit.found == .decisions && hit.by == "cleanup" && hit.task == "gh-7" && hit.origin == .decision(7))
    }

    @Test func asManyAreShownAsAreWantedAndAllCanBeCounted() throws {
        try record.say((0..<30).map { "common \($0)" })
        try record.build()
        let answer = try record.answer("common") { $0.limit = 7 }
        #expect(answer.hits.count == 7 && answer.hasMore)
        let all = try record.answer("common") { $0.limit = 30 }
        #expect(all.hits.count == 30 && !all.hasMore)
        let search = try Search(record.record(), of: record.filled.paths.home, on: SystemDisk())
        #expect(try search.count(SearchRequest("common")) == 30)
    }

    @Test func whatIsNotInTheSearchYetIsTold() throws {
        try record.say(["early", "bird"])
        try record.build()
        try record.say(["late", "bird", "again"])
        let answer = try record.answer("bird")
        #expect(answer.hits.count == 1 && answer.missingRows == 3)
    }

    @Test func aRowThatIsGoneIsNotFound() throws {
        try record.say(["gone", "gone too"])
        try record.build()
        try record.filled.conversations.run("DELETE FROM blocks WHERE block_number = 0")
        #expect(try record.find("gone") == ["[gone] too"])
    }

    // MARK: - Bounded work

    @Test func aHundredThousandTextsAreNotGoneThroughForTheNewest() throws {
        for second in 0..<100 {
            try record.say((0..<1_000).map { "common filler \($0)" }, by: "run-\(second % 10)", at: second)
        }
        try record.build()
        let newest = try record.answer("common", effortMax: 500) { $0.limit = 20 }
        #expect(newest.hits.count == 20 && newest.gaveUpAt == nil && newest.hasMore)
        // Words that all have, in an order that none has: the search says where it gave up.
        let vain = try record.answer("\"filler common\"", effortMax: 5_000)
        #expect(vain.hits.isEmpty)
        #expect(try #require(vain.gaveUpAt) >= SearchedRecord.noon.advanced(by: .seconds(98)))
        let window = try record.answer("common", effortMax: 30_000) { request in
            request.until = SearchedRecord.noon.advanced(by: .seconds(1))
            request.limit = 5
        }
        #expect(window.hits.count == 5 && window.hits.allSatisfy { $0.at == SearchedRecord.noon })
    }

    // MARK: - Secrets

    @Test func aSecretInALogIsNeitherShownNorTakenForAWord() throws {
        let secret = "correct-horse-battery-staple"
        try record.print("before \(secret) after\n")
        // As if it had been built before the secret was known.
        try record.build()
        let key = Randomness.bytes(32)
        try SystemDisk().createFile(record.filled.paths.home.redactionKey, with: key)
        let secrets = SecretsIndex(environment: ["API_KEY": secret], key: key)
        try SystemDisk().createFile(record.home.path("runs/run-1/secrets.idx"), with: secrets.bytes)
        let found = try record.find("before")
        #expect(found.count == 1 && !found[0].contains("horse"))
        #expect(try record.find("\"correct horse\"") == [])
    }
}
