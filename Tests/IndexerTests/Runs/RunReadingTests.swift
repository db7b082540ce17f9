import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct RunReadingTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "RunReadingTests") }

    @Test func theJournalOfARunIsItsEvents() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.pass()
        let events = try home.fixture.events(run)
        let rows = try home.rows("SELECT sequence, type, message FROM run_events WHERE origin = 'roost' ORDER BY 1")
        #expect(rows.count == events.count)
        for (row, event) in zip(rows, events) {
            #expect(row[0] == .integer(event.sequence) && row[1] == .text(event.typeText))
        }
        let cursor = try home.rows("SELECT line_count, byte_offset, is_finished FROM sources WHERE kind = 'events'")
        let bytes = try home.fixture.bytes(run.workerLog).count
        #expect(cursor == [[.integer(Int64(events.count)), .integer(Int64(bytes)), .integer(1)]])
    }

    @Test func aRunThatGoesOnIsRunningUntilItEnds() throws {
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        try home.pass()
        func status() throws -> [[Value]] { try home.rows("SELECT status FROM worker_sessions") }
        #expect(try status() == [[.text("spawned")]])
        var run = try home.fixture.open(prepared.paths)
        try run.start()
        try home.pass()
        #expect(try status() == [[.text("running")]])
        #expect(try home.rows("SELECT status FROM tasks") == [[.text("active")]])
        try home.end(&run)
        try home.pass()
        #expect(try status() == [[.text("completed")]])
    }

    @Test func aRunThatIsOverIsNotLookedAtAgain() throws {
        let run = try home.record(ClaudeTalk.lines())
        try home.pass()
        #expect(try SystemDisk().exists(run.digests))
        try home.fixture.overwrite(run.metadata, with: Array("{".utf8))
        #expect(try home.pass().troubles.isEmpty)
    }

    @Test func passesThatAreDueAtOnceGetThereInTheEnd() throws {
        try home.record(ClaudeTalk.lines())
        do {
            let index = try home.open()
            for patience in 0..<40 {
                var asked = 0
                _ = try index.pass {
                    asked += 1
                    return asked > patience
                }
            }
            #expect(try index.pass().isComplete)
        }
        let live = try home.dump()
        #expect(try home.rows("SELECT count(*) FROM conversations") == [[.integer(4)]])
        #expect(try home.rebuilt() == live)
    }

    @Test func theTaskOfARunIsToldByItsLastRun() throws {
        try home.record(ClaudeTalk.lines())
        home.fixture.clock.advance(by: .seconds(5))
        try home.record(ClaudeTalk.lines(message: "msg_2"), isOver: false)
        try home.pass()
        #expect(try home.rows("SELECT status, completed_at FROM tasks") == [[.text("active"), .null]])
    }
}
