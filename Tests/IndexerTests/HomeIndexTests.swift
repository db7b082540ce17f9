import Domain
import Indexer
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct HomeIndexTests {
    @Test func aRunBecomesRows() throws {
        let home = try IndexedHome()
        let run = try home.record(ClaudeTalk.lines())

        let report = try home.pass()

        #expect(report.isComplete && report.troubles.isEmpty && report.missingConversations == nil)
        let id = Value.text(FilePath.name(of: run.directory))
        #expect(
            try home.rows("SELECT worker_id, task_id, status, exit_code, agent, conversation FROM worker_sessions") == [
                [id, .text("gh-450"), .text("completed"), .integer(0), .text("claude"), .text("c-1")]
            ]
        )
        #expect(
            try home.rows("SELECT task_id, status, source FROM tasks") == [
                [.text("gh-450"), .text("completed"), .text("run")]
            ]
        )
        #expect(
            try home.rows(
                """
                SELECT response, tokens_input, tokens_output, tokens_cached_read, estimated_cost_nanodollars,
                    duration_ms
                FROM api_calls
                """
            ) == [
                [.text("msg_1"), .integer(25), .integer(120), .integer(100), .integer(1_905_000), .real(20)]
            ]
        )
        #expect(
            try home.rows(
                """
                SELECT message_index, role, content_type, content, tool_name, tool_success FROM conversations
                ORDER BY 1
                """
            ) == [
                [.integer(0), .text("user"), .text("text"), .text("Fix the hello test."), .null, .null],
                [.integer(1), .text("assistant"), .text("text"), .text("I look at hello."), .null, .null],
                [
                    .integer(2), .text("assistant"), .text("tool_use"), .text("{\"command\":\"cat hello\"}"),
                    .text("Bash"), .null,
                ],
                [.integer(3), .text("user"), .text("tool_result"), .text("no hello here"), .text("Bash"), .integer(0)],
            ]
        )
        #expect(
            try home.rows("SELECT type FROM run_events WHERE origin = 'agent' ORDER BY sequence").map { $0[0] } == [
                .text("rate_limit"), .text("turn_ended"),
            ]
        )
        #expect(try home.rows("SELECT count(*) FROM sources WHERE is_finished") == [[.integer(2)]])
    }

    @Test func aWarningBeforeAnAgentsLinesCostsNoUsage() throws {
        let home = try IndexedHome()
        try home.record(["(node:12) Warning: something is old"] + ClaudeTalk.lines())
        try home.pass()
        #expect(try home.rows("SELECT tokens_output FROM api_calls") == [[.integer(120)]])
        #expect(try home.rows("SELECT count(*) FROM log_pieces") == [[.integer(1)]])
        let live = try home.dump()
        #expect(try home.rebuilt() == live)
    }

    @Test func whatWasReadBitByBitIsWhatIsReadAtOnce() throws {
        let home = try IndexedHome()
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        let bytes = ClaudeTalk.lines().flatMap { Array("\($0)\n".utf8) }
        do {
            let index = try home.open()
            for start in stride(from: 0, to: bytes.count, by: 97) {
                home.fixture.clock.advance(by: .milliseconds(10))
                try home.write(Array(bytes[start..<min(start + 97, bytes.count)]), of: &run)
                _ = try index.pass()
            }
            try home.end(&run)
            _ = try index.pass()
        }
        let live = try home.dump()

        let again = try home.rebuilt()
        #expect(again == live)
    }

    @Test func eachPassOfAnotherProcessGoesOnWhereTheLastOneWas() throws {
        let home = try IndexedHome()
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        for line in ClaudeTalk.lines() + ClaudeTalk.lines(message: "msg_2") {
            home.fixture.clock.advance(by: .milliseconds(10))
            try home.write(Array("\(line)\n".utf8), of: &run)
            try home.pass()
        }
        try home.end(&run)
        try home.pass()
        let live = try home.dump()

        #expect(try home.rebuilt() == live)
        #expect(try home.rows("SELECT count(*), sum(tokens_output) FROM api_calls") == [[.integer(2), .integer(240)]])
    }

    @Test func onlyOneKeepsTheIndex() throws {
        let home = try IndexedHome()
        let first = try home.open()
        #expect(throws: IndexerError.locked(home.paths.lock)) { try home.open() }
        withExtendedLifetime(first) {}
    }

    @Test func aRunThatCannotBeReadDoesNotHideTheOthers() throws {
        let home = try IndexedHome()
        let broken = try home.record(["x"], by: .shell)
        try home.record(ClaudeTalk.lines(), of: "gh-451")
        try home.fixture.overwrite(broken.metadata, with: Array("{".utf8))
        let report = try home.pass()
        #expect(report.troubles.map(\.directory) == [broken.directory])
        #expect(try home.rows("SELECT task_id FROM worker_sessions") == [[.text("gh-451")]])
    }

    @Test func textIsCutIntoPiecesForTheSearch() throws {
        let home = try IndexedHome()
        try home.record((0..<300).map { "line \($0) of a build that says much" }, by: .shell)
        try home.pass()
        let pieces = try home.rows("SELECT byte_offset, byte_length FROM log_pieces ORDER BY byte_offset")
        var end: Int64 = 0
        for piece in pieces {
            #expect(piece[0] == .integer(end))
            guard case .integer(let length) = piece[1] else { continue }
            end += length
        }
        #expect(pieces.count == 3)
        let live = try home.dump()
        #expect(try home.rebuilt() == live)
    }

    @Test func noSecretOfTheRunStandsInAnyRow() throws {
        let home = try IndexedHome()
        let key = Randomness.bytes(32)
        try SystemDisk().createFile(home.paths.home.redactionKey, with: key)
        let secret = "correct-horse-battery-staple"
        let run = try home.record(ClaudeTalk.lines(secret: secret))
        let secrets = SecretsIndex(environment: ["API_KEY": secret], key: key)
        try SystemDisk().createFile(run.secretsIndex, with: secrets.bytes)
        try home.pass()
        let dump = try home.dump()
        #expect(dump.contains { $0.contains("I look at") })
        #expect(!dump.contains { $0.contains(secret) })
    }
}
