import Domain
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

/// What options ask for together.
@Suite struct LogInvocationTests {
    private func invocation(_ line: String..., isTerminal: Bool = false) throws -> LogInvocation {
        let traits = ChannelTraits(isTerminal: isTerminal, isColored: isTerminal)
        guard case .run(let command, let values) = try CommandLineParser(.roost).parse(["logs"] + line) else {
            throw CommandError.failed("it asks for help", hint: nil)
        }
        return try LogInvocation(
            Invocation(
                of: command,
                values,
                table: .roost,
                environment: Environment([:]),
                console: RecordingConsole(output: traits).console,
                clock: ManualClock()
            )
        )
    }

    @Test func aPersonSeesTheEndAndAProgramAll() throws {
        #expect(try invocation("x", isTerminal: true).request().tailCount == 20)
        #expect(try invocation(isTerminal: true).request().tailCount == 20)
        #expect(try invocation("x", "y", isTerminal: true).request().tailCount == 10)
        #expect(try invocation("x").request().tailCount == nil)
        #expect(try invocation("x", "-S", "1h", isTerminal: true).request().tailCount == nil)
        #expect(try invocation("x", "-n", "all", isTerminal: true).request().tailCount == nil)
        #expect(try invocation("x", "--tail=7").request().tailCount == 7)
    }

    @Test func sourcesAndStreamsAreChosen() throws {
        #expect(try invocation("x").request().sources == [.backend, .orch, .events])
        #expect(try invocation("x", "--source", "all").request().sources == [.backend, .orch, .events])
        #expect(try invocation("x", "--source", "agent").request().sources == [.backend])
        #expect(try invocation("x", "--raw").request().sources == [.backend])
        #expect(try invocation("x", "--stream", "err").request().wantedChannels == [.stderr])
        #expect(try invocation("x", "--source", "events").request().wantedChannels == [])
        #expect(try !invocation("x").request().reachesBack)
        #expect(try invocation("x", "-U", "1h").request().reachesBack)
    }

    @Test func coloursAreKeptWhereThereIsColour() throws {
        #expect(try invocation("x", isTerminal: true).request().keepsColors)
        #expect(try !invocation("x", "--no-ansi", isTerminal: true).request().keepsColors)
        #expect(try !invocation("x").request().keepsColors)
        #expect(try invocation("x", "--ansi").request().keepsColors)
    }

    @Test(arguments: ["soon", ""])
    func whatIsNoValueIsRefused(text: String) {
        #expect(throws: CommandError.self) { _ = try invocation("x", "--since", text) }
        #expect(throws: CommandError.self) { _ = try invocation("x", "--tail", text) }
        #expect(throws: CommandError.self) { _ = try invocation("x", "--source", text) }
        #expect(throws: CommandError.self) { _ = try invocation("x", "--stream", text) }
    }

    @Test func aPatternThatIsNoneIsRefusedWithItsReason() throws {
        let invocation = try invocation("x", "--exclude", "[a")
        let error = #expect(throws: CommandError.self) { _ = try invocation.request() }
        #expect(error?.exitCode == .usage)
        #expect(error?.description.contains("--exclude takes a POSIX extended regular expression") == true)
    }

    @Test func theFormIsTheOneThatWasAskedFor() throws {
        guard case .raw = try invocation("x", "--raw").form(hasSeveral: false),
            case .json = try invocation("x", "-o", "jsonl").form(hasSeveral: false),
            case .text(let one) = try invocation("x", "-t", isTerminal: true).form(hasSeveral: false),
            case .text(let several) = try invocation("x", "y").form(hasSeveral: true)
        else {
            Issue.record("another form")
            return
        }
        #expect(one.hasTimes && one.folds && one.isColored && !one.hasPrefix)
        #expect(!several.hasTimes && !several.folds && !several.isColored && several.hasPrefix)
    }
}
