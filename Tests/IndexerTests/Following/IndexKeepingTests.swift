import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// The real `roost-index`, and others that wish to write beside it.
@Suite struct IndexKeepingTests {
    private let home: IndexedHome

    init() throws { home = try IndexedHome(for: "IndexKeepingTests") }

    private func keeper() throws -> RunningProgram {
        try RunningProgram(try Programs.path("roost-index"), [home.paths.home.root])
    }

    private func writer(_ patience: Duration = .seconds(60)) throws -> HomeIndex {
        try HomeIndex(home.paths, on: SystemDisk(), clock: home.fixture.clock, waiting: IndexPatience(patience))
    }

    private func hasCalls(_ count: Int64) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) {
            try home.rowsOnceThere("SELECT count(*) FROM api_calls") == [[.integer(count)]]
        }
    }

    private func record(_ number: Int) throws {
        try home.record(ClaudeTalk.lines("c-\(number)", message: "msg_\(number)"), of: "gh-\(number)")
    }

    @Test func itLetsGoForWhoeverWishesAndGoesOnAfterwards() throws {
        let keeper = try keeper()
        for number in 1...3 {
            try record(2 * number)
            #expect(try hasCalls(Int64(2 * number - 1)))
            do {
                let index = try writer()
                try record(2 * number + 1)
                // Nobody else reads meanwhile.
                #expect(throws: IndexerError.locked(home.paths.lock)) { _ = try home.open() }
                #expect(try home.rows("SELECT count(*) FROM api_calls") == [[.integer(Int64(2 * number - 1))]])
                withExtendedLifetime(index) {}
            }
            #expect(try hasCalls(Int64(2 * number)))
        }
        try keeper.signal(.terminate)
        #expect(try keeper.end() == .exited(code: 0))
        try home.pass()
        let live = try home.dump()
        #expect(IndexedHome.difference(try home.rebuilt(), live) == [])
    }

    @Test func itWaitsForWhoeverWasThereFirstAndEndsWhenItIsToldTo() throws {
        try record(1)
        var index: HomeIndex? = try writer()
        let keeper = try keeper()
        let isThere = try Eventually.wait(upTo: .seconds(60)) {
            do { withExtendedLifetime(try IndexSeat(home.paths, on: SystemDisk())) {} } catch is IndexerError {
                return true
            }
            return false
        }
        #expect(isThere)
        try keeper.signal(.interrupt)
        #expect(try keeper.end() == .exited(code: 0))
        let next = try self.keeper()
        withExtendedLifetime(index) {}
        index = nil
        #expect(try hasCalls(1))
        try next.signal(.terminate)
        #expect(try next.end() == .exited(code: 0))
    }

    @Test func thereIsOneToAHome() throws {
        let seat = try IndexSeat(home.paths, on: SystemDisk())
        let result = try CommandTester("roost-index").arguments(home.paths.home.root).run()
        #expect(result.exitCode == 1 && result.stderr.contains("another process writes to the index"))
        withExtendedLifetime(seat) {}
    }

    /// What another has put in the place of the databases is what it goes on with.
    @Test func itGoesOnWithAnIndexThatWasMadeAnew() throws {
        let keeper = try keeper()
        try record(1)
        #expect(try hasCalls(1))
        let reindex = Reindex(
            home.paths,
            on: SystemDisk(),
            clock: home.fixture.clock,
            waiting: IndexPatience(.seconds(60))
        )
        #expect(try reindex.run().troubles.isEmpty)
        try record(2)
        #expect(try hasCalls(2))
        try keeper.signal(.terminate)
        #expect(try keeper.end() == .exited(code: 0))
    }
}
