import Platform
import Testing

@testable import Demo

@Suite struct DemoOptionsTests {
    private func options(_ words: String...) throws -> DemoOptions {
        try DemoOptions(words, Environment(["ROOST_RUN": "r", "ROOST_RUN_DIR": "/d", "DEMO_LAUNCHES": "/l"]))
    }

    @Test func eachOptionHasItsPlace() throws {
        let options = try options("--prompt=-x", "--seed", "7", "--pace", "1s", "--lifetime=1m", "--model", "m")
        #expect(options.prompt == "-x" && options.seed == 7 && options.pace == .seconds(1) && options.model == "m")
        #expect(options.lifetime == .seconds(60) && !options.isInteractive)
        #expect(options.run == "r" && options.runDirectory == "/d" && options.launches == "/l")
        let spoken = try self.options("--input-format", "stream-json", "--resume", "c", "--launches", "/m")
        #expect(spoken.isInteractive && spoken.conversation == "c" && spoken.launches == "/m" && spoken.prompt == nil)
    }

    @Test(arguments: [
        ([], "a prompt is missing"), (["--sed", "1"], "there is no option --sed"), (["--seed"], "--seed needs a value"),
        (["--seed", "x"], "--seed takes a number, not \"x\""), (["--pace", "9"], "--pace takes a length of time"),
        (["--input-format", "text"], "--input-format takes stream-json"),
    ]) func whatCannotBeReadIsTold(words: [String], told: String) {
        let error = #expect(throws: DemoError.self) { try DemoOptions(words, Environment([:])) }
        #expect(error?.description.contains(told) == true)
    }

    @Test func theHelpNeedsNoPrompt() throws {
        #expect(try options("--help").wantsHelp && options("--version").wantsVersion)
        #expect(DemoHelp.text.contains("--lifetime") && DemoEntry.usageExitCode == 2)
    }
}
