import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct SeatPipesTests {
    private func make(_ change: (inout LaunchPlan) -> Void = { _ in }) throws -> SeatPipes {
        try SeatPipes.make(SeatFixture.plan(change))
    }

    @Test func theAgentGetsTheOtherEndsOfOurPipes() throws {
        var pipes = try make()
        guard let streams = pipes.streams.take() else {
            Issue.record("there are streams for the agent")
            return
        }
        let ours = [try pipes.stdout.inode(), try pipes.stderr.inode()]
        let theirs = [try streams.output.inode(), try streams.error.inode()]
        #expect(ours == theirs)
        #expect(ours[0] != ours[1])
        #expect(write(streams.output.number, "out", 3) == 3)
        #expect(write(streams.error.number, "error", 5) == 5)
        let counts = [try pipes.stdout.discard(countMax: 100), try pipes.stderr.discard(countMax: 100)]
        #expect(counts == [3, 5])
    }

    @Test func anAgentWithoutUsMeetsAFullPipeAndNoBrokenOne() throws {
        let streams: Seat.AgentStreams?
        do {
            var pipes = try make()
            streams = pipes.streams.take()
        }
        guard let streams else {
            Issue.record("there are streams for the agent")
            return
        }
        // SIGPIPE would end the test here.
        #expect(write(streams.output.number, "out", 3) == 3)
        #expect(write(streams.error.number, "error", 5) == 5)
    }

    @Test func withoutInputTheAgentReadsTheEnd() throws {
        var pipes = try make()
        let hasOtherEnd = pipes.input.number != nil
        guard let streams = pipes.streams.take() else {
            Issue.record("there are streams for the agent")
            return
        }
        var byte: UInt8 = 0
        #expect(read(streams.input.number, &byte, 1) == 0)
        #expect(!hasOtherEnd)
    }

    @Test func anInputThatIsHeldIsReadByTheAgentAlone() throws {
        var pipes = try make { $0.stdin = .held }
        let number = pipes.input.number
        guard let streams = pipes.streams.take(), let number else {
            Issue.record("there are streams for the agent, and our end of its input")
            return
        }
        #expect(write(number, "hi", 2) == 2)
        var bytes: [UInt8] = [0, 0]
        #expect(read(streams.input.number, &bytes, 2) == 2)
        #expect(bytes == Array("hi".utf8))
        #expect(fcntl(streams.input.number, F_GETFL) & O_ACCMODE == O_RDONLY)
    }

    @Test func theFirstInputIsThereBeforeItsAgent() throws {
        let text = String(repeating: "x", count: 60 << 10)
        var pipes = try make {
            $0.stdin = .held
            $0.firstInput = text
        }
        guard let streams = pipes.streams.take() else {
            Issue.record("there are streams for the agent")
            return
        }
        var bytes = [UInt8](repeating: 0, count: text.utf8.count + 1)
        #expect(read(streams.input.number, &bytes, bytes.count) == text.utf8.count)
    }

    @Test func aFirstInputThatAPipeHasNoRoomForIsRefused() throws {
        #expect(throws: PlatformError.self) {
            _ = try make {
                $0.stdin = .held
                $0.firstInput = String(repeating: "x", count: 65 << 10)
            }
        }
    }

    @Test func aTerminalIsAllThreeStreams() throws {
        var pipes = try make {
            $0.isOnTerminal = true
            $0.terminalRows = 21
            $0.terminalColumns = 99
        }
        let numbers = [pipes.terminalNumber, pipes.terminalPipeNumber]
        guard let streams = pipes.streams.take() else {
            Issue.record("there are streams for the agent")
            return
        }
        var size = winsize()
        #expect(ioctl(streams.input.number, UInt(TIOCGWINSZ), &size) == 0)
        #expect(size.ws_row == 21 && size.ws_col == 99)
        #expect([streams.output.number, streams.error.number].allSatisfy { isatty($0) == 1 })
        #expect(numbers.allSatisfy { $0 != nil })
        let feeding = numbers[1].map { write($0, "x", 1) }
        let count = try pipes.stdout.discard(countMax: 100)
        #expect(feeding == 1 && count == 1, "what the terminal shows comes out at the standard output")
    }

    @Test func ofAnAgentThatRunsThereAreOnlyTheReadingEnds() throws {
        let stdout = try Pipe()
        let stderr = try Pipe()
        let inode = try stdout.reading.inode()
        var pipes = SeatPipes.ofRunning(stdout: stdout.keepReading(), stderr: stderr.keepReading())
        let found = try pipes.stdout.inode()
        let others = [pipes.input.number, pipes.terminalNumber, pipes.terminalPipeNumber]
        let hasStreams = pipes.streams.take() != nil
        #expect(found == inode)
        #expect(others == [nil, nil, nil])
        #expect(!hasStreams)
    }

    @Test func theyAreAsLargeAsTheyMayBe() throws {
        let pipes = try make()
        let sizes = [try pipes.stdout.pipeBytes(), try pipes.stderr.pipeBytes()]
        #expect(sizes.allSatisfy { $0 >= 4_096 })
        #expect(sizes[0] >= sizes[1])
    }
}
