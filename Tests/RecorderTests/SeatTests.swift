import Glibc
import Journal
import TestSupport
import Testing

@testable import Platform
@testable import Recorder

@Suite struct SeatTests {
    @Test func whoeverStartedUsHearsOneLineAndTheEnd() throws {
        let fixture = try SeatFixture()
        let pipe = try Pipe()
        let pipes = try SeatPipes.make(SeatFixture.plan())
        let writing = try pipe.writing.duplicate()
        let seat = try Seat(fixture.place(), pipes: pipes, announcement: writing)
        seat.announce("started 5")
        seat.announce("ended")
        let reading = pipe.keepReading()
        let text = try reading.readToEnd(bytesMax: 100)
        #expect(String(decoding: text, as: UTF8.self) == "started 5\n")
    }

    @Test func withoutAnybodyWhoWaitsNothingIsSaid() throws {
        let seat = try SeatFixture().seat()
        seat.announce("started 5")
        #expect(seat.announcement.number == nil)
    }

    @Test func beforeThereIsAnAgentThereIsNothingToLookAt() throws {
        let seat = try SeatFixture().seat()
        let status = try seat.lookAtAgent()
        seat.reapAgent()
        #expect(status == nil)
        #expect(seat.orphanStatus() == nil)
        #expect(seat.exit == .unknown)
        #expect(!seat.isAdopted)
    }

    @Test func anAgentOfOursIsLookedAtAndThenReaped() throws {
        let seat = try SeatFixture().seat()
        let child = try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", "exit 44"]))
        let identity = try #require(try SystemProcesses().identity(of: child.pid))
        let pidfd = try child.pidfd.duplicate()
        seat.agent = Seat.Agent(identity: identity, pidfd: pidfd, news: nil)
        _ = try Poll.wait(child.pidfd.number, for: .readable, upTo: .seconds(60))
        let looks = [try seat.lookAtAgent(), try seat.lookAtAgent()]
        #expect(looks == [.exited(code: 44), .exited(code: 44)])
        #expect(seat.orphanStatus() == .exited(code: 44))
        seat.reapAgent()
        #expect(throws: PlatformError.self) { _ = try seat.lookAtAgent() }
    }

    @Test func whatATerminalShowsComesToTheStandardOutput() throws {
        let seat = try SeatFixture().seat(SeatFixture.plan { $0.isOnTerminal = true })
        let none = try seat.moveFromTerminal()
        let side = seat.streams?.output.number
        #expect(side.map { write($0, "hi\n", 3) } == 3)
        let moved = try seat.moveFromTerminal()
        let count = try seat.stdout.discard(countMax: 100)
        #expect(none == nil)
        #expect(moved == 4 && count == 4, "the terminal adds a carriage return")
    }

    @Test func withoutATerminalNothingIsMoved() throws {
        let seat = try SeatFixture().seat()
        let moved = try seat.moveFromTerminal()
        #expect(moved == nil)
        #expect(seat.terminalNumber == nil)
    }
}
