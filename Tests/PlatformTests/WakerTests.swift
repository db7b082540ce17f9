import Domain
import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct WakerTests {
    private func isReady(_ waker: Waker) throws -> Bool {
        try Poll.wait(waker.descriptor.number, for: .readable, upTo: .zero)
    }

    @Test func itIsReadyOnceItWasWokenUntilItIsCleared() throws {
        let waker = try Waker()
        #expect(try !isReady(waker))
        waker.wake()
        #expect(try isReady(waker))
        waker.clear()
        #expect(try !isReady(waker))
    }

    @Test func wakingItManyTimesIsAsWakingItOnce() throws {
        let waker = try Waker()
        for _ in 0..<1000 { waker.wake() }
        waker.clear()
        #expect(try !isReady(waker))
    }

    @Test func clearingOneThatWasNotWokenDoesNotWait() throws {
        let waker = try Waker()
        waker.clear()
        waker.wake()
        #expect(try isReady(waker))
    }

    @Test func aCounterThatIsFullDoesNotHoldTheCaller() throws {
        let waker = try Waker()
        var most = UInt64.max - 1
        #expect(write(waker.descriptor.number, &most, 8) == 8)
        waker.wake()
        waker.wake()
        #expect(try isReady(waker))
    }

    @Test func itIsNotPassedToChildren() throws {
        let waker = try Waker()
        #expect(fcntl(waker.descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
    }
}
