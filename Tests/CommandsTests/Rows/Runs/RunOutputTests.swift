import Domain
import Platform
import Testing

@testable import Commands

@Suite struct RunOutputTests {
    private let sample = "a\u{1B}]0;title\u{7}\u{1B}[31mred"

    private func show(_ text: String, _ channel: Channel, _ output: RunOutput) -> Bool {
        var text = text
        return text.withUTF8 { output.show(channel, UnsafeRawBufferPointer($0)) }
    }

    @Test func filesAndProgramsGetTheExactBytes() {
        let recorder = RecordingConsole()
        let output = RunOutput(recorder.console, .shown)
        #expect(show(sample, .stdout, output))
        #expect(show("err", .stderr, output))
        output.end()
        #expect(recorder.output == sample)
        #expect(recorder.errors == "err")
    }

    @Test func aTerminalGetsWhatIsHarmlessAndItsColoursBack() {
        let terminal = ChannelTraits(isTerminal: true, isColored: true)
        let recorder = RecordingConsole(output: terminal, errors: .plain)
        let output = RunOutput(recorder.console, .shown)
        #expect(show(String(sample.prefix(8)), .stdout, output))
        #expect(show(String(sample.dropFirst(8)), .stdout, output))
        #expect(show(sample, .stderr, output))
        output.end()
        #expect(recorder.output == "a\u{1B}[31mred\u{1B}[0m" || recorder.output == "a\u{1B}[31mred\u{1B}[m")
        #expect(recorder.errors == sample)
    }

    @Test func besidesOtherDataAllGoesToStandardError() {
        let recorder = RecordingConsole()
        let output = RunOutput(recorder.console, .besides)
        #expect(show("out ", .stdout, output) && show("err", .stderr, output))
        #expect(recorder.output == "")
        #expect(recorder.errors == "out err")
    }

    @Test func quietShowsNothing() {
        let recorder = RecordingConsole()
        #expect(show("out", .stdout, RunOutput(recorder.console, .quiet)))
        #expect(recorder.output == "" && recorder.errors == "")
    }

    @Test func aReaderThatWentAwayWantsNoMore() {
        let recorder = RecordingConsole(outputError: .brokenPipe)
        let output = RunOutput(recorder.console, .shown)
        #expect(!show("out", .stdout, output))
        #expect(output.failure == .outputClosed)
        #expect(!show("err", .stderr, output))
    }
}
