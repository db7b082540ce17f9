import Domain
import Glibc
import Platform
import Synchronization
import TestSupport
import Testing

@Suite struct EventLoopTests {
    private let limit = Duration.seconds(60)

    /// Turns until the condition holds; the limit is for a test that fails.
    private func run(_ loop: EventLoop, until isDone: () -> Bool) throws -> Bool {
        let deadline = ContinuousClock.now + limit
        while !isDone() {
            guard ContinuousClock.now < deadline else { return false }
            try loop.turn(upTo: limit)
        }
        return true
    }

    @Test func aDescriptorIsCalledForAsLongAsItIsReady() throws {
        let loop = try EventLoop()
        let pipe = try Pipe()
        var bytes: [UInt8] = []
        let reading = pipe.reading.number
        try loop.watch(reading) { readiness in
            #expect(readiness == .readable)
            var byte: UInt8 = 0
            #expect(read(reading, &byte, 1) == 1)
            bytes.append(byte)
        }
        #expect(write(pipe.writing.number, "abc", 3) == 3)
        #expect(try run(loop) { bytes.count == 3 })
        #expect(bytes == Array("abc".utf8))
    }

    @Test func aHangUpIsTold() throws {
        let loop = try EventLoop()
        var seen: Readiness = []
        let reading: FileDescriptor
        do {
            let pipe = try Pipe()
            reading = try pipe.reading.duplicate()
        }
        try loop.watch(reading.number) { seen.formUnion($0) }
        #expect(try run(loop) { seen.contains(.hungUp) })
    }

    @Test func whatIsForgottenIsNotCalledEvenIfItWasReadyInTheSameMoment() throws {
        let loop = try EventLoop()
        let first = try Pipe()
        let second = try Pipe()
        let numbers = [first.reading.number, second.reading.number]
        var calls: [Int32] = []
        for number in numbers {
            try loop.watch(number) { _ in
                calls.append(number)
                for other in numbers { loop.forget(other) }
            }
        }
        _ = write(first.writing.number, "a", 1)
        _ = write(second.writing.number, "a", 1)
        #expect(try run(loop) { !calls.isEmpty })
        try loop.turn(upTo: .zero)
        #expect(calls.count == 1)
    }

    @Test func watchingAgainReplacesWhatIsCalled() throws {
        let loop = try EventLoop()
        let pipe = try Pipe()
        var calls: [Int] = []
        try loop.watch(pipe.writing.number, for: .writable) { _ in calls.append(1) }
        try loop.watch(pipe.writing.number, for: .writable) { _ in calls.append(2) }
        try loop.turn(upTo: limit)
        #expect(calls == [2])
    }

    @Test func aDescriptorThatCannotBeWatchedIsAnError() throws {
        let loop = try EventLoop()
        let home = try TemporaryHome()
        let file = try SystemDisk().open(home.path("file"), .createNew)
        let number = file.number
        let error = #expect(throws: PlatformError.self) { try loop.watch(number) { _ in } }
        #expect(error?.errno == .notPermitted)
    }

    @Test func timersComeInTheirOrderAndOnceUnlessTheyRepeat() throws {
        let clock = ManualClock()
        let loop = try EventLoop(clock: clock)
        var fired: [String] = []
        loop.after(.seconds(2)) { fired.append("two") }
        loop.after(.seconds(1)) { fired.append("one") }
        let beat = loop.after(.seconds(1), repeats: true) { fired.append("beat") }
        try loop.turn(upTo: .zero)
        #expect(fired.isEmpty)
        clock.advance(by: .seconds(1))
        try loop.turn()
        clock.advance(by: .seconds(1))
        try loop.turn()
        #expect(fired == ["one", "beat", "two", "beat"])
        loop.cancel(beat)
        clock.advance(by: .seconds(10))
        try loop.turn(upTo: .zero)
        #expect(fired.count == 4)
    }

    @Test func aTimerThatAnotherCancelsInTheSameMomentIsNotCalled() throws {
        let clock = ManualClock()
        let loop = try EventLoop(clock: clock)
        var fired: [String] = []
        var second: TimerID?
        loop.after(.seconds(1)) {
            fired.append("first")
            if let second { loop.cancel(second) }
        }
        second = loop.after(.seconds(1)) { fired.append("second") }
        clock.advance(by: .seconds(1))
        try loop.turn()
        #expect(fired == ["first"])
    }

    @Test func sleepOfTheMachineMakesNoTimerDue() throws {
        let clock = ManualClock()
        let loop = try EventLoop(clock: clock)
        var hasFired = false
        loop.after(.seconds(60)) { hasFired = true }
        clock.suspend(for: .seconds(3600))
        clock.jump(by: .seconds(86_400))
        try loop.turn(upTo: .zero)
        #expect(!hasFired)
    }

    @Test func itReallyWaitsForATimer() throws {
        let loop = try EventLoop()
        let before = SystemClock().now()
        var hasFired = false
        loop.after(.milliseconds(20)) { hasFired = true }
        try loop.run { hasFired }
        #expect(SystemClock().now().active(since: before) >= .milliseconds(20))
    }

    @Test func anotherThreadWakesIt() throws {
        let loop = try EventLoop()
        let waker = loop.waker
        let isSet = Atomic(false)
        try withThread {
            isSet.store(true, ordering: .releasing)
            waker.wake()
            waker.wake()
        } while: {
            let wasWoken = try run(loop) { isSet.load(ordering: .acquiring) }
            #expect(wasWoken)
        }
        try loop.turn(upTo: .zero)
    }

    /// Blocked on this thread and sent to this thread, so that no other test meets them.
    @Test func signalsAreReadInsteadOfSuffered() throws {
        // A thread of its own: what it blocks stays blocked for it, and for the processes that it starts.
        let thread = SideThread {
            Signal.block([.user1, .user2])
            let loop = try EventLoop()
            var seen: Set<Signal> = []
            try loop.watch([.user1, .user2]) { seen.insert($0) }
            raise(SIGUSR1)
            raise(SIGUSR2)
            let cameInTime = try run(loop) { seen.count == 2 }
            #expect(cameInTime)
            #expect(seen == [.user1, .user2])
        }
        try thread.join()
    }

    @Test func theEndOfAChildIsSeen() throws {
        let loop = try EventLoop()
        var child = try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", "exit 4"]))
        var hasEnded = false
        let number = child.pidfd.number
        try loop.watch(number) { _ in
            hasEnded = true
            loop.forget(number)
        }
        #expect(try run(loop) { hasEnded })
        #expect(try child.wait(upTo: .zero)?.status == .exited(code: 4))
    }
}

private func withThread(_ work: @escaping @Sendable () -> Void, while body: () throws -> Void) throws {
    final class Box: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(Box(work)).toOpaque()
    let result = pthread_create(
        &thread,
        nil,
        { argument in
            if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().work() }
            return nil
        },
        argument
    )
    try #require(result == 0)
    defer { pthread_join(thread, nil) }
    try body()
}
