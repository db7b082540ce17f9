import Glibc
import Synchronization
import TestSupport
import Testing

@Suite struct SideThreadTests {
    private struct Failure: Error, Equatable {
        let number: Int
    }

    @Test func theWorkIsDoneOnAnotherThread() throws {
        let own = pthread_self()
        let other = Mutex<pthread_t?>(nil)
        let thread = SideThread { other.withLock { $0 = pthread_self() } }
        try thread.join()
        let found = try #require(other.withLock { $0 })
        #expect(pthread_equal(own, found) == 0)
    }

    @Test func theWorkGoesOnBesideTheTest() throws {
        let turn = Atomic(0)
        let thread = SideThread {
            turn.store(1, ordering: .sequentiallyConsistent)
            _ = Eventually.wait(upTo: .seconds(60)) { turn.load(ordering: .sequentiallyConsistent) == 2 }
            turn.store(3, ordering: .sequentiallyConsistent)
        }
        let hasBegun = Eventually.wait(upTo: .seconds(60)) { turn.load(ordering: .sequentiallyConsistent) == 1 }
        turn.store(2, ordering: .sequentiallyConsistent)
        try thread.join()
        let last = turn.load(ordering: .sequentiallyConsistent)
        #expect(hasBegun)
        #expect(last == 3, "join waits for the end")
    }

    @Test func whatTheWorkThrowsIsThrownByTheJoin() {
        let thread = SideThread { throw Failure(number: 7) }
        var found: (any Error)?
        do { try thread.join() } catch { found = error }
        #expect(found as? Failure == Failure(number: 7))
    }
}
