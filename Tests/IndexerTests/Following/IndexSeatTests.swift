import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct IndexSeatTests {
    private let home: TemporaryHome
    private var paths: RecordPaths { RecordPaths(home: HomePaths(root: home.path("new/home"))) }

    init() throws { home = try TemporaryHome(for: "IndexSeat") }

    @Test func oneAtATimeHasIt() throws {
        let first = try IndexSeat(paths, on: SystemDisk())
        #expect(throws: IndexerError.locked(paths.lock)) { _ = try IndexSeat(paths, on: SystemDisk()) }
        withExtendedLifetime(first) {}
    }

    @Test func itGoesWithItsOwner() throws {
        for _ in 0..<3 { withExtendedLifetime(try IndexSeat(paths, on: SystemDisk())) {} }
    }

    @Test func whoeverWishesWakesItsLoop() throws {
        let loop = try EventLoop()
        let seat = try IndexSeat(paths, on: SystemDisk(), clock: ManualClock())
        try seat.wake(loop)
        #expect(try !seat.isWished())
        let wish = try IndexWish(paths, on: SystemDisk())
        // The time stands still: without having been woken it would still go by its last look.
        #expect(try !seat.isWished())
        try loop.turn(upTo: .seconds(60))
        #expect(try seat.isWished())
        withExtendedLifetime(wish) {}
    }

    @Test func itLooksOnlyNowAndThen() throws {
        let clock = ManualClock()
        let seat = try IndexSeat(paths, on: SystemDisk(), clock: clock)
        #expect(try !seat.isWished())
        let wish = try IndexWish(paths, on: SystemDisk())
        #expect(try !seat.isWished())
        clock.advance(by: .milliseconds(20))
        #expect(try seat.isWished())
        withExtendedLifetime(wish) {}
    }
}
