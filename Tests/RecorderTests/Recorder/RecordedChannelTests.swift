import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct RecordedChannelTests {
    private let now = MonotonicTime(nanoseconds: 5_000_000_000)

    @Test func itKnowsItsPipe() throws {
        let pipe = try Pipe()
        try pipe.grow(toFirstOf: [64 << 10])
        let channel = try RecordedChannel(.stderr, pipe.reading, SeatFixture.plan())
        #expect(channel.channel == .stderr)
        #expect(channel.pipe == pipe.reading.number)
        #expect(channel.pipeBytes == 64 << 10)
        #expect(!channel.hasEnded && !channel.isAfterExit && channel.lastOutputAt == nil)
    }

    @Test func onlyTheStandardOutputHasATerminal() throws {
        let pipe = try Pipe()
        for isOnTerminal in [false, true] {
            let plan = SeatFixture.plan { $0.isOnTerminal = isOnTerminal }
            #expect(try RecordedChannel(.stdout, pipe.reading, plan).isTerminalOpen == isOnTerminal)
            #expect(try !RecordedChannel(.stderr, pipe.reading, plan).isTerminalOpen)
        }
    }

    @Test func whatHasBytesIsLookedAtAtOnceAndWhatRestsLater() throws {
        let pipe = try Pipe()
        var channel = try RecordedChannel(.stdout, pipe.reading, SeatFixture.plan())
        var ready = ReadySet()
        #expect(channel.listen(in: &ready, at: now) == now)
        channel.flow.rest(until: now.advanced(by: .seconds(1)))
        #expect(channel.listen(in: &ready, at: now) == now.advanced(by: .seconds(1)))
        channel.flow.ended()
        #expect(channel.listen(in: &ready, at: now.advanced(by: .seconds(9))) == nil)
        #expect(channel.hasEnded)
        #expect(!ready.isReady(pipe.reading.number))
    }

    @Test func whatIsEmptyIsWaitedForUntilThePipeHasSomething() throws {
        let pipe = try Pipe()
        var channel = try RecordedChannel(.stdout, pipe.reading, SeatFixture.plan())
        channel.flow.wasEmpty()
        var ready = ReadySet()
        #expect(channel.listen(in: &ready, at: now) == nil)
        try ready.wait(upTo: .zero)
        channel.look(at: ready)
        #expect(channel.flow.step(at: now) == .listen)
        #expect(write(pipe.writing.number, "a", 1) == 1)
        try ready.wait(upTo: nil)
        channel.look(at: ready)
        #expect(channel.flow.step(at: now) == .take(countMax: RecordedChannel.takeBytesMax))
    }

    @Test func whatIsNoPipeCannotBeRecorded() throws {
        let null = try FileDescriptor.null()
        var failure: JournalError?
        do { _ = try RecordedChannel(.stdout, null, SeatFixture.plan()) } catch { failure = error }
        #expect(failure?.cause?.errno == .badDescriptor)
    }
}
