import Domain
import Indexer
import Journal
import Platform
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct IndexFollowTests {
    /// Follows on another thread while `body` does something, and tells how many looks were reported.
    @discardableResult
    private func following(_ home: IndexedHome, _ body: () throws -> Void) throws -> Int {
        let isOver = Atomic(false)
        let looks = Atomic(0)
        let thread = SideThread {
            let index = try HomeIndex(home.paths, on: SystemDisk())
            try IndexFollow(index, on: EventLoop()).run(until: { isOver.load(ordering: .sequentiallyConsistent) }) {
                _ in
                looks.add(1, ordering: .sequentiallyConsistent)
            }
        }
        defer { isOver.store(true, ordering: .sequentiallyConsistent) }
        let outcome = Result {
            let hasBegun = Eventually.wait(upTo: .seconds(60)) { looks.load(ordering: .sequentiallyConsistent) > 0 }
            try #require(hasBegun)
            try body()
        }
        isOver.store(true, ordering: .sequentiallyConsistent)
        try thread.join()
        try outcome.get()
        return looks.load(ordering: .sequentiallyConsistent)
    }

    private func comes(_ home: IndexedHome, _ query: String, _ value: Value) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) { try home.rows(query) == [[value]] }
    }

    @Test func aRunThatIsBeingWrittenIsInTheIndexShortlyAfter() throws {
        let home = try IndexedHome()
        let lines = ClaudeTalk.lines()
        let prepared = try home.fixture.prepare { $0.workerKind = .claude }
        try following(home) {
            var run = try home.fixture.open(prepared.paths)
            try run.start()
            #expect(try comes(home, "SELECT count(*) FROM worker_sessions WHERE status = 'running'", .integer(1)))
            for (number, line) in lines.enumerated() {
                home.fixture.clock.advance(by: .milliseconds(10))
                try home.write(Array("\(line)\n".utf8), of: &run)
                guard number == 3 else { continue }
                #expect(try comes(home, "SELECT count(*) FROM messages", .integer(2)))
            }
            #expect(try comes(home, "SELECT sum(tokens_output) FROM api_calls", .integer(120)))
            try home.end(&run)
            #expect(try comes(home, "SELECT count(*) FROM worker_sessions WHERE status = 'completed'", .integer(1)))
        }
        let live = try home.dump()
        #expect(IndexedHome.difference(try home.rebuilt(), live) == [])
    }

    @Test func runsThatCameBeforeItAndRunsThatComeLaterAreRead() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines("c-0", message: "msg_0"))
        let looks = try following(home) {
            #expect(try comes(home, "SELECT count(*) FROM api_calls", .integer(1)))
            for number in 1...3 {
                try home.record(ClaudeTalk.lines("c-\(number)", message: "msg_\(number)"), of: "gh-\(number)")
                #expect(try comes(home, "SELECT count(*) FROM api_calls", .integer(Int64(number) + 1)))
            }
        }
        #expect(looks >= 1)
    }

    @Test func whoeverIsToldToStopBeforehandReadsNothing() throws {
        let home = try IndexedHome()
        try home.record(ClaudeTalk.lines())
        let index = try home.open()
        var looks = 0
        try IndexFollow(index, on: EventLoop(), clock: home.fixture.clock).run(until: { true }) { _ in looks += 1 }
        #expect(looks == 0)
        #expect(try home.rows("SELECT count(*) FROM api_calls") == [[.integer(0)]])
    }

    @Test func nobodyElseWritesMeanwhile() throws {
        let home = try IndexedHome()
        try following(home) {
            #expect(throws: IndexerError.locked(home.paths.lock)) { _ = try home.open() }
        }
        // The lock goes with the thread's index.
        #expect(try home.pass().isComplete)
    }
}
