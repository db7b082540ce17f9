import Platform
import Testing

@testable import Commands

@Suite struct DemoScreenTests {
    @Test func withoutATerminalThereAreLinesAlone() throws {
        let recording = RecordingConsole()
        let screen = DemoScreen(recording.console, Environment([:]))
        try screen.show(["one"], table: ["a", "b"])
        try screen.show(table: ["c"])
        try screen.close()
        #expect(!screen.isLive && recording.output == "one\n")
    }

    @Test func linesScrollAboveATableThatIsOneWriteEachTime() throws {
        let recording = RecordingConsole(output: ChannelTraits(isTerminal: true, isColored: false))
        let screen = DemoScreen(recording.console, Environment([:]), rows: 24)
        try screen.show(["one"], table: ["a", "b"])
        try screen.show(["two"])
        try screen.show(table: ["a", "b"])
        try screen.show(table: ["c"])
        #expect(recording.outputWrites == 3)
        #expect(DemoSketch(recording.output).text == "one\ntwo\nc\n")
        try screen.close()
        let left = DemoSketch(recording.output)
        #expect(left.text == "one\ntwo\n" && left.isCursorShown)
    }

    @Test(arguments: [(["TERM": "dumb"], 24), ([:], 10)])
    func aTerminalThatCannotHoldATableHasNone(values: [String: String], rows: Int) {
        let recording = RecordingConsole(output: ChannelTraits(isTerminal: true, isColored: false))
        #expect(!DemoScreen(recording.console, Environment(values), rows: rows).isLive)
    }
}
