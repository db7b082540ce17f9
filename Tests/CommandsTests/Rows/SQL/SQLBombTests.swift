import Decoding
import Domain
import Journal
import Platform
import Queries
import Store
import Synchronization
import TestSupport
import Testing

/// Questions that never end, six of them at once and again and again: the index follows on, and others are answered.
@Suite struct SQLBombTests {
    private static let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    private static let bombs = [
        endless + "SELECT max(i) FROM n",
        endless + "SELECT group_concat(hex(zeroblob(90000))) FROM n",
        endless + "SELECT i FROM n ORDER BY hex(zeroblob(i))",
        "SELECT replace(hex(zeroblob(4000000)), '0', hex(zeroblob(4000000)))",
        "SELECT printf('%.*c', 900000000, 'x')",
        "SELECT count(*) FROM sqlite_schema a, sqlite_schema b, sqlite_schema c, sqlite_schema d, sqlite_schema e, "
            + "sqlite_schema f, sqlite_schema g WHERE a.rowid + g.rowid < 0",
    ]
    private static let counting = "SELECT count(*) FROM run_events WHERE type = 'rate_limit'"
    private static let rounds = 3

    private let fixture: RunFixture

    init() throws { fixture = try RunFixture(for: "SQLBombTests") }

    private var paths: RecordPaths { RecordPaths(home: fixture.home) }

    private func question(upTo time: Duration) throws -> SQLQuestion {
        var question = SQLQuestion(
            of: paths,
            by: try Programs.path("roost"),
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        question.limits.time = time
        return question
    }

    private func counted() throws -> [[Value]] {
        let index = try IndexSchema.current.open(
            paths.index,
            for: .read,
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        return try index.rows(Self.counting) { $0.values }
    }

    /// Asks all of them until `body` has ended, and answers how many were ended.
    private func bombarded(_ body: () throws -> Void) throws -> Int {
        let state = State()
        let lasting = try question(upTo: .milliseconds(700))
        try withThreads(Self.bombs) { bomb in
            while !state.isOver.load(ordering: .acquiring) {
                do {
                    _ = try lasting.ask(bomb)
                    state.answered.withLock { $0.append(bomb) }
                } catch QueriesError.sql { state.endedCount.add(1, ordering: .acquiringAndReleasing) }
            }
        } meanwhile: {
            defer { state.isOver.store(true, ordering: .releasing) }
            try body()
        }
        #expect(state.answered.withLock { $0 } == [])
        return state.endedCount.load(ordering: .acquiring)
    }

    private final class State: Sendable {
        let isOver = Atomic(false)
        let endedCount = Atomic(0)
        let answered = Mutex<[String]>([])
    }

    private func withThreads(
        _ bombs: [String],
        _ work: @escaping @Sendable (String) throws -> Void,
        meanwhile body: () throws -> Void
    ) throws {
        guard let bomb = bombs.first else { return try body() }
        let thread = SideThread { try work(bomb) }
        let outcome = Result { try withThreads(Array(bombs.dropFirst()), work, meanwhile: body) }
        try thread.join()
        try outcome.get()
    }

    @Test func sixAtOnceDisturbNeitherTheIndexNorAnotherQuestion() throws {
        let prepared = try fixture.prepare { $0.workerKind = .claude }
        var run = try fixture.open(prepared.paths)
        try run.start()
        let index = try RunningProgram(Programs.path("roost-index"), [fixture.home.root])
        let isThere = try Eventually.wait(upTo: .seconds(60)) { try SystemDisk().exists(paths.conversations) }
        try #require(isThere)
        let endedCount = try bombarded {
            for number in 1...Self.rounds {
                try write(number, to: &run)
                let isRead = try Eventually.wait(upTo: .seconds(60)) {
                    try counted() == [[.integer(Int64(number))]]
                }
                #expect(isRead, "\(number)")
                let answer = try question(upTo: .seconds(60)).ask(Self.counting)
                #expect(answer.rows == [[.integer(Int64(number))]])
            }
        }
        #expect(endedCount >= Self.bombs.count)
        try index.signal(.terminate)
        #expect(try index.end() == .exited(code: 0))
    }

    private func write(_ number: Int, to run: inout RunWriter) throws {
        fixture.clock.advance(by: .milliseconds(10))
        let line = """
            {"type":"rate_limit_event","rate_limit_info":{"status":"allowed","rateLimitType":"\(number)"}}\n
            """
        try Array(line.utf8).withUnsafeBufferPointer { (bytes) throws(JournalError) in
            try run.write(UnsafeRawBufferPointer(bytes), to: .stdout)
        }
    }
}
