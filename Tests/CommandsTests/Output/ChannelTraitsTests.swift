import Commands
import Platform
import Testing

@Suite struct ChannelTraitsTests {
    private static let terminal = ChannelTraits(isTerminal: true, isColored: false, columns: 120)

    @Test(arguments: [
        ([:], true, false),
        (["TERM": "xterm"], true, false),
        (["TERM": "dumb"], false, false),
        (["NO_COLOR": "1"], false, false),
        (["NO_COLOR": ""], true, false),
        (["CLICOLOR_FORCE": "1"], true, true),
        (["FORCE_COLOR": "3", "TERM": "dumb"], true, true),
        (["FORCE_COLOR": "0"], true, false),
        (["NO_COLOR": "1", "FORCE_COLOR": "1"], false, false),
    ])
    func colorFollowsTheEnvironmentAndTheTerminal(values: [String: String], onTerminal: Bool, inPipe: Bool) {
        let environment = Environment(values)
        #expect(Self.terminal.colored(.auto, environment).isColored == onTerminal)
        #expect(ChannelTraits.plain.colored(.auto, environment).isColored == inPipe)
    }

    @Test func whatTheCallerAsksForStandsOverTheEnvironment() {
        #expect(ChannelTraits.plain.colored(.always, Environment(["NO_COLOR": "1"])).isColored)
        #expect(!Self.terminal.colored(.never, Environment(["FORCE_COLOR": "1"])).isColored)
    }

    @Test func runningTextIsNeverWiderThanItReadsWell() {
        #expect(Self.terminal.proseColumns == 100)
        #expect(ChannelTraits(isTerminal: true, isColored: false, columns: 60).proseColumns == 60)
        #expect(ChannelTraits.plain.proseColumns == 80)
    }
}
