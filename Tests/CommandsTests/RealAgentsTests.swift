import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// The agent programs themselves, as their makers ship them, under the recorder: `make test-agents` installs them and
/// says where they are. The model that they speak to is a script on this machine.
@Suite(
    "real-agents: Claude Code and Codex",
    .enabled(if: RealAgents.isAsked, "real-agents: make test-agents runs them")
)
struct RealAgentsTests {
    @Test(arguments: RealAgents.Kind.allCases)
    func whatTheyAnswerIsRecordedToTheByte(kind: RealAgents.Kind) throws {
        let agents = try RealAgents()
        let command = try agents.command(kind, asking: "hello", isStructured: false)
        let direct = try CommandTester(tool: "env").arguments(command).limit(.seconds(120))
            .environment(agents.environment(kind)).folder(agents.folder).run()
        #expect(direct.exitCode == 0, "\(direct.stderr)")
        #expect(direct.stdout.contains("Hello from the fake model."))
        let shim = try agents.launch(kind, command)
        let state = try shim.finished(within: .seconds(120))
        #expect(state.exitCode == 0)
        let recorded = try shim.output()
        #expect(recorded == direct.stdoutBytes)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    /// Their events hold times and ids that differ from run to run: what reaches the record is held against a copy that
    /// was made on the way.
    @Test(arguments: RealAgents.Kind.allCases)
    func aLongConversationIsRecordedWhole(kind: RealAgents.Kind) throws {
        let agents = try RealAgents()
        let scenario = kind == .claude ? "tools" : "codex-tools"
        let copy = "\(agents.folder)/copy"
        let command = try agents.command(kind, asking: scenario, isStructured: true)
        let copying = ["/bin/bash", "-c", "set -o pipefail; \"$@\" | tee \"$0\"", copy] + command
        for (words, isCopied) in [(command, false), (copying, true)] {
            let shim = try agents.launch(kind, words)
            let state = try shim.finished(within: .seconds(120))
            #expect(state.exitCode == 0)
            let recorded = try shim.output()
            let types = try Self.types(in: recorded)
            #expect(types.count > 5)
            #expect(types.last == (kind == .claude ? "result" : "turn.completed"))
            if isCopied {
                let copied = try SystemDisk().readAll(copy, bytesMax: 64 << 20)
                #expect(recorded == copied)
            }
            let findings = try shim.findings()
            #expect(findings == [])
        }
    }

    @Test(arguments: RealAgents.Kind.allCases)
    func aStopInTheMiddleLeavesNoProcess(kind: RealAgents.Kind) throws {
        let agents = try RealAgents()
        let shim = try agents.launch(kind, try agents.command(kind, asking: "slow", isStructured: true))
        let hasBegun = try Eventually.wait(upTo: .seconds(60)) { try !shim.output().isEmpty }
        #expect(hasBegun)
        try shim.signal(.terminate)
        let state = try shim.finished(within: .seconds(60))
        #expect(state.reason == .known(.stopped))
        let run = FilePath.name(of: shim.paths.directory)
        let isGone = try Eventually.wait(upTo: .seconds(10)) {
            try ProcessTable.read().marked(with: "ROOST_RUN=\(run)").isEmpty
        }
        #expect(isGone)
        let findings = try shim.findings()
        #expect(findings == [])
    }

    @Test func roostRunShowsWhatItRecords() throws {
        let agents = try RealAgents()
        let home = "\(agents.folder)/roost"
        var environment = try agents.environment(.claude)
        environment["ROOST_HOME"] = home
        environment["PATH"] = "\(try FilePath.folder(of: agents.program(.claude))):/usr/bin:/bin"
        let result = try CommandTester("roost").arguments("run", "--agent", "claude", "-p", "SCENARIO=hello")
            .environment(environment).folder(agents.folder).limit(.seconds(120)).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        let disk = SystemDisk()
        let runs = try disk.list("\(home)/runs").flatMap { task in
            try disk.list("\(home)/runs/\(task)").map { "\(home)/runs/\(task)/\($0)" }
        }
        let logs = try runs.filter { try disk.exists("\($0)/stdout.log") }
        #expect(logs.count == 1)
        let recorded = try disk.readAll("\(try #require(logs.first))/stdout.log", bytesMax: 64 << 20)
        #expect(result.stdoutBytes == recorded)
        let types = try Self.types(in: recorded)
        #expect(types.last == "result")
    }

    /// The kinds of the events, one a line; a line that is no object is an error.
    private static func types(in bytes: [UInt8]) throws -> [String] {
        try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            try #require(JSONReader.read(Array(line)).objectValue?["type"]?.stringValue)
        }
    }
}
