import Domain
import Platform
import Queries
import Testing

@testable import Commands

@Suite struct ReplayScreenTests {
    private let terminal = ChannelTraits(isTerminal: true, isColored: true)

    private func show(_ pieces: [(String, Channel)], on console: RecordingConsole, isRaw: Bool = false) throws {
        var screen = ReplayScreen(console.console, .ofKnownForms, isRaw: isRaw)
        for (text, channel) in pieces {
            try Array(text.utf8).withUnsafeBytes { try screen.show($0, of: channel) }
        }
        try screen.end()
    }

    @Test func intoFilesAndPipesGoTheExactBytes() throws {
        let console = RecordingConsole()
        let text = "\u{1B}]0;title\u{7}a\u{1B}[31m\u{9B}b\n"
        try show([(text, .stdout), (text + "2", .stderr)], on: console)
        #expect(console.output == text)
        #expect(console.errors == text + "2")
    }

    @Test func aTerminalGetsColoursAndNothingThatDoesSomethingToIt() throws {
        let console = RecordingConsole(output: terminal, errors: terminal)
        try show([("\u{1B}]0;title\u{7}a\u{1B}[2", .stdout), ("Jb\u{1B}[31mred", .stdout)], on: console)
        #expect(console.output == "ab\u{1B}[31mred\u{1B}[0m")
        try show([("\u{1B}c\u{1B}[1mx", .stderr)], on: console)
        #expect(console.errors == "\u{1B}[1mx\u{1B}[0m")
    }

    @Test func whereThereIsNoColourNoneIsShown() throws {
        let console = RecordingConsole(output: ChannelTraits(isTerminal: true, isColored: false))
        try show([("\u{1B}[31mred", .stdout)], on: console)
        #expect(console.output == "red")
    }

    @Test func rawIsExactOnATerminalToo() throws {
        let console = RecordingConsole(output: terminal, errors: terminal)
        try show([("\u{1B}[2Ja", .stdout)], on: console, isRaw: true)
        #expect(console.output == "\u{1B}[2Ja")
    }

    @Test func theStreamsComeOutInTheirOrder() throws {
        let console = RecordingConsole()
        var screen = ReplayScreen(console.console, .ofKnownForms, isRaw: false)
        try Array("a\n".utf8).withUnsafeBytes { try screen.show($0, of: .stdout) }
        #expect(console.output == "")
        try Array("b\n".utf8).withUnsafeBytes { try screen.show($0, of: .stderr) }
        #expect(console.output == "a\n")
        #expect(console.errors == "b\n")
    }
}
