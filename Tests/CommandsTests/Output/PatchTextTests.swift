import Testing

@testable import Commands

@Suite struct PatchTextTests {
    private let patch = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-old\n+new\r\n+\u{1B}[2J\tz\n same\n"

    private func shown(_ traits: ChannelTraits) throws -> String {
        let recording = RecordingConsole(output: traits)
        try PatchText.show(Array(patch.utf8), on: recording.console)
        try recording.console.flush()
        return recording.output
    }

    @Test func intoAFileItGoesAsItIs() throws { #expect(try shown(.plain) == patch) }

    @Test func aTerminalIsNotMovedByIt() throws {
        let traits = ChannelTraits(isTerminal: true, isColored: false, columns: 80)
        #expect(
            try shown(traits)
                == "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-old\n+new\\r\n+\\e[2J\tz\n same\n"
        )
    }

    @Test func whatCameAndWentHasItsColour() throws {
        let lines = try shown(ChannelTraits(isTerminal: true, isColored: true, columns: 80)).split(separator: "\n")
        #expect(lines[0] == "\u{1B}[1mdiff --git a/x b/x\u{1B}[0m" && lines[1] == "\u{1B}[1m--- a/x\u{1B}[0m")
        #expect(lines[3].hasPrefix("\u{1B}[36m@@") && lines[4] == "\u{1B}[31m-old\u{1B}[0m")
        #expect(lines[5] == "\u{1B}[32m+new\\r\u{1B}[0m" && lines[7] == " same")
    }
}
