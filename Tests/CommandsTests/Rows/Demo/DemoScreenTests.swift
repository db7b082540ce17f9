import Domain
import Platform
import TerminalUI
import Testing

@testable import Commands

/// Without a terminal; with one, `DemoPlayTests` sees it.
@Suite struct DemoScreenTests {
    @Test func withoutATerminalThereAreLinesAlone() throws {
        let recording = RecordingConsole()
        let screen = DemoScreen(recording.console)
        try screen.show([StyledText("one", .good), StyledText("two")])
        try screen.close()
        #expect(!screen.isWatched && screen.leaving == nil && recording.output == "one\ntwo\n")
    }

    @Test func onATerminalLinesAreCutAndColoured() throws {
        let traits = ChannelTraits(isTerminal: true, isColored: true, columns: 20)
        let recording = RecordingConsole(output: traits)
        try DemoScreen(recording.console).show([
            DemoLine(at: .seconds(65), task: "demo-3", sign: "◆", text: "a\u{1B}[2Jb", style: .warning).styled
        ])
        #expect(recording.output.hasPrefix("\u{1B}[2m01:05\u{1B}[0m  \u{1B}[1mdemo-3"))
        #expect(recording.output.contains("\u{1B}[33m◆\u{1B}[0m  a…") && !recording.output.contains("[2J"))
    }

    @Test func withoutATerminalOrOnADumbOneThereIsNoRoomForTheDashboard() {
        let terminal = ChannelTraits(isTerminal: true, isColored: false)
        #expect(!DemoScreen.hasRoom(RecordingConsole().console, Environment([:])))
        let recording = RecordingConsole(output: terminal)
        #expect(!DemoScreen.hasRoom(recording.console, Environment(["TERM": "dumb"])))
    }
}
