import Glibc
import TestSupport
import Testing

@testable import Platform

/// Signals are blocked on a thread of the test's own and sent to that thread, so that no other test meets them.
@Suite struct SignalSourceTests {
    private func withThread(_ body: @escaping @Sendable () throws -> Void) throws { try SideThread(body).join() }

    @Test func aSignalThatCameIsReadOnce() throws {
        try withThread {
            Signal.block([.user1])
            let source = try SignalSource([.user1])
            let before = source.next()
            pthread_kill(pthread_self(), SIGUSR1)
            pthread_kill(pthread_self(), SIGUSR1)
            let isReady = try Poll.wait(source.descriptor.number, for: .readable, upTo: .seconds(60))
            let found = [source.next(), source.next()]
            #expect(before == nil)
            #expect(isReady)
            #expect(found == [.user1, nil], "the system keeps no count")
        }
    }

    @Test func onlyTheSignalsThatAreAskedForAreRead() throws {
        try withThread {
            Signal.block([.user1, .user2])
            let source = try SignalSource([.user2])
            pthread_kill(pthread_self(), SIGUSR1)
            pthread_kill(pthread_self(), SIGUSR2)
            let found = [source.next(), source.next()]
            let rest = try SignalSource([.user1]).next()
            #expect(found == [.user2, nil])
            #expect(rest == .user1)
        }
    }

    @Test func itIsNotPassedToChildren() throws {
        let source = try SignalSource([.user1])
        #expect(fcntl(source.descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func theNumberBesideASignalAndItsSenderAreTold() throws {
        let program = try RunningProgram(try Programs.path("roost-testbed"), ["signals"])
        #expect(try program.readLine() == "ready")
        for value in [0, 3, -1, Int32.max, .min] {
            #expect(sigqueue(program.pid, SIGUSR2, sigval(sival_int: value)) == 0)
            #expect(try program.readLine() == "SIGUSR2 \(value) \(getpid())")
        }
        #expect(sigqueue(program.pid, SIGTERM, sigval(sival_int: 1)) == 0)
        #expect(try program.readLine() == "SIGTERM 1 \(getpid())")
        #expect(try program.end() == .exited(code: 0))
    }

    @Test func aSignalWithoutANumberHasZero() throws {
        try withThread {
            Signal.block([.user2])
            let source = try SignalSource([.user2])
            pthread_kill(pthread_self(), SIGUSR2)
            #expect(source.receive()?.value == 0)
        }
    }
}
