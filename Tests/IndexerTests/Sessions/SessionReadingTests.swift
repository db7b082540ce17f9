import Domain
import Indexer
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct SessionReadingTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "SessionReadingTests") }

    @Test func aSessionBecomesRowsLineByLine() throws {
        var session = try home.begin()
        try session.record(.system, "Started.", data: ["event_type": "startup"])
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-1", "title": "One", "source": "github"])
        try home.pass()
        #expect(try home.rows("SELECT session_id, ended_at FROM coordinator_sessions").first?[1] == .null)
        try session.record(.taskChanged, "Done.", data: ["task_id": "gh-1", "status": "completed"])
        try session.end(.normal)
        try home.pass()
        #expect(
            try home.rows("SELECT title, source, status FROM tasks") == [
                [.text("One"), .text("github"), .text("completed")]
            ]
        )
        #expect(try home.rows("SELECT exit_reason FROM coordinator_sessions") == [[.text("normal")]])
        let counts = try home.rows("SELECT line_count, is_finished FROM sources")
        #expect(counts == [[.integer(3), .integer(1)]])
        let live = try home.dump()
        #expect(try home.rebuilt() == live)
    }

    @Test func manyLinesAreWrittenAFewThousandAtATime() throws {
        var session = try home.begin()
        for number in 0..<10_001 {
            try session.record(.progress, "Step.", data: ["worker_id": "w", "step": .integer(Int64(number))])
        }
        let index = try home.open()
        var left = 1
        _ = try index.pass {
            left -= 1
            return left < -2
        }
        _ = try index.pass()
        #expect(try home.rows("SELECT count(*), max(sequence) FROM changes") == [[.integer(10_001), .integer(10_001)]])
    }

    /// The reader of the journal has gone on by the time the index refuses what it read.
    @Test func linesThatTheIndexRefusedAreReadAgain() throws {
        let index = try home.open()
        var session = try home.begin()
        try session.record(.verdict, "One.", data: ["worker_id": "w"])
        _ = try index.pass()
        try session.record(.verdict, "Two.", data: ["worker_id": "w"])
        let moved = home.paths.index + ".moved"
        try SystemDisk().rename(home.paths.index, to: moved)
        #expect(throws: IndexerError.store(.away(file: home.paths.index))) { try index.pass() }
        try SystemDisk().rename(moved, to: home.paths.index)
        try session.record(.verdict, "Three.", data: ["worker_id": "w"])
        _ = try index.pass()
        #expect(try home.rows("SELECT message FROM changes ORDER BY sequence").count == 3)
    }

    @Test func linesOfASessionThatIsNotKnownYetWaitForIt() throws {
        let index = try home.open()
        var session = try home.begin()
        try session.record(.verdict, "One.", data: ["worker_id": "w"])
        let paths = session.paths
        let metadata = try home.fixture.bytes(paths.metadata)
        try home.fixture.overwrite(paths.metadata, with: Array("{".utf8))
        #expect(try index.pass().troubles.map(\.directory) == [paths.directory])
        try home.fixture.overwrite(paths.metadata, with: metadata)
        #expect(try index.pass().troubles.isEmpty)
        #expect(try home.rows("SELECT count(*) FROM changes") == [[.integer(1)]])
    }

    /// Otherwise each pass would write, and whoever watches the index would never rest.
    @Test func aSessionThatSaysNothingIsWrittenOnce() throws {
        let session = try home.begin()
        let index = try home.open()
        _ = try index.pass()
        try index.writer.index.run("UPDATE coordinator_sessions SET hostname = 'untouched'")
        _ = try index.pass()
        #expect(try home.rows("SELECT hostname FROM coordinator_sessions") == [[.text("untouched")]])
        _ = session.session
    }

    @Test func noSecretOfASessionStandsInAnyRow() throws {
        var session = try home.begin()
        let secret = "ghp_" + String(repeating: "aB3", count: 12)
        try session.record(.directive, "Use \(secret).", data: ["target": "w", "text": .string("it is \(secret)")])
        try home.pass()
        let dump = try home.dump()
        #expect(dump.contains { $0.contains("it is") })
        #expect(!dump.contains { $0.contains(secret) })
    }
}
