import Domain
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite struct PollTests {
    fileprivate static let caughtCount = Atomic(0)

    @Test(arguments: [
        (Duration.zero, Int32(0)), (.seconds(-5), 0), (.nanoseconds(1), 1), (.milliseconds(1), 1),
        (.nanoseconds(1_000_001), 2), (.seconds(2), 2000), (.seconds(1_000_000_000), .max),
    ])
    func aWaitIsRoundedUpToMilliseconds(_ duration: Duration, _ expected: Int32) {
        #expect(Poll.milliseconds(duration) == expected)
    }

    @Test func aWaitWithoutLimitHasNone() { #expect(Poll.milliseconds(nil) == -1) }

    @Test func whatIsReadyIsToldAtOnce() throws {
        let pipe = try Pipe()
        let (reading, writing) = (pipe.reading.number, pipe.writing.number)
        #expect(try Poll.wait(writing, for: .writable, upTo: .zero))
        #expect(try !Poll.wait(reading, for: .readable, upTo: .zero))
        #expect(write(writing, "x", 1) == 1)
        #expect(try Poll.wait(reading, for: .readable, upTo: nil))
        #expect(try Poll.wait(reading, for: [.readable, .writable], upTo: .seconds(3600)))
    }

    @Test func aHangUpEndsTheWait() throws {
        let reading = try { try Pipe().reading.duplicate().release() }()
        let descriptor = FileDescriptor(owning: reading)
        let isOver = try Poll.wait(descriptor.number, for: .readable, upTo: nil)
        #expect(isOver)
    }

    @Test func theAnswerIsNoOnlyWhenTheTimeIsOver() throws {
        let pipe = try Pipe()
        let before = SystemClock().now()
        let isReady = try Poll.wait(pipe.reading.number, for: .readable, upTo: .milliseconds(15))
        #expect(!isReady)
        #expect(SystemClock().now().active(since: before) >= .milliseconds(15))
    }

    /// A signal that is caught, on a thread of its own in a process of its own.
    @Test func anInterruptionDoesNotEndTheWait() async {
        await #expect(processExitsWith: .success) {
            // The thread that started this process may have blocked it, and a mask is inherited.
            var mask = Signal.mask(of: [.user1])
            pthread_sigmask(SIG_UNBLOCK, &mask, nil)
            signal(SIGUSR1) { _ in PollTests.caughtCount.add(1, ordering: .sequentiallyConsistent) }
            let waiting = pthread_self()
            let pipe = try Pipe()
            let writing = pipe.writing.number
            let thread = SideThread {
                for number in 1...20 {
                    pthread_kill(waiting, SIGUSR1)
                    let isCaught = Eventually.wait(upTo: .seconds(30)) {
                        PollTests.caughtCount.load(ordering: .sequentiallyConsistent) >= number
                    }
                    guard isCaught else { break }
                }
                _ = write(writing, "x", 1)
            }
            let isReady = try Poll.wait(pipe.reading.number, for: .readable, upTo: .seconds(60))
            try thread.join()
            #expect(isReady)
            #expect(PollTests.caughtCount.load(ordering: .sequentiallyConsistent) == 20)
        }
    }
}
