import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct ImportProgressTests {
    private let clock = ManualClock()

    private func text(_ files: Int, _ bytes: Int64, after spent: Duration) -> String {
        ImportProgress.text(files, of: 10, bytes, of: 10 << 20, after: spent)
    }

    @Test func itSaysHowMuchIsDoneHowFastAndHowLongItStillTakes() {
        #expect(text(4, 4 << 20, after: .seconds(2)) == "4 of 10 files, 4.0 MiB of 10.0 MiB, 2.0 MiB/s, 3.0 s left")
    }

    @Test func whereNothingIsDoneNothingIsKnownOfTheRest() {
        #expect(text(0, 0, after: .zero) == "0 of 10 files, 0 B of 10.0 MiB")
        #expect(text(0, 0, after: .seconds(600)) == "0 of 10 files, 0 B of 10.0 MiB")
    }

    @Test func atItsEndNothingIsLeft() {
        #expect(text(10, 10 << 20, after: .seconds(1)) == "10 of 10 files, 10.0 MiB of 10.0 MiB")
        // Files may have grown since they were looked for.
        #expect(text(10, 11 << 20, after: .seconds(1)) == "10 of 10 files, 11.0 MiB of 10.0 MiB")
    }

    @Test func timesOfNothingAndVeryLongOnesHaveAnAnswer() {
        #expect(text(1, 1 << 20, after: .zero).hasSuffix("1000.0 MiB/s, 1.0 s left"))
        #expect(text(1, 1, after: .seconds(1)).hasSuffix("1 B/s, 121 d 8 h left"))
        let slow = ImportProgress.text(1, of: 2, 1, of: .max, after: .seconds(86_400 * 365))
        #expect(slow.hasPrefix("1 of 2 files, 1 B of ") && slow.hasSuffix(", 0 B/s, 11574 d 1 h left"))
    }

    private func progress(_ errors: ChannelTraits) throws -> (ImportProgress, RecordingConsole) {
        let recorder = RecordingConsole(errors: errors)
        guard case .run(let command, let values) = try CommandLineParser(.roost).parse(["import", "auto"]) else {
            throw SampleLine.UnexpectedHelp()
        }
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment([:]),
            console: recorder.console,
            clock: clock
        )
        return (ImportProgress(of: 10, bytes: 10 << 20, invocation), recorder)
    }

    @Test func withoutATerminalItIsALineNowAndThen() throws {
        let (progress, recorder) = try progress(.plain)
        #expect(progress.note(1, 1 << 20))
        clock.advance(by: .seconds(4))
        #expect(progress.note(2, 2 << 20))
        #expect(recorder.errors == "")
        clock.advance(by: .seconds(1))
        #expect(progress.note(5, 5 << 20))
        #expect(progress.note(6, 6 << 20))
        try progress.end()
        #expect(recorder.errors == "5 of 10 files, 5.0 MiB of 10.0 MiB, 1.0 MiB/s, 5.0 s left\n")
    }
}
