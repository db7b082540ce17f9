import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// The recorder at work, in a real shim.
@Suite struct RecorderTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture(for: "RecorderTests") }

    private func run(
        _ script: String,
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> (shim: RunningShim, state: RunState) {
        try run(command: ["/bin/sh", "-c", script], change)
    }

    private func run(
        command: [String],
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> (shim: RunningShim, state: RunState) {
        let shim = try fixture.launch(command, change)
        #expect(try shim.end(within: .seconds(60))?.status == .exited(code: 0))
        #expect(try shim.findings() == [])
        return (shim, try shim.state())
    }

    private func types(_ shim: RunningShim) throws -> [String] { try shim.events().map(\.typeText) }

    private func records(_ shim: RunningShim) throws -> [IndexRecord] {
        try StreamIndex(path: shim.paths.streamIndex, on: SystemDisk()).records(from: 0, countMax: 10_000)
            .compactMap { $0 }
    }

    // MARK: What is started

    @Test func aProgramThatIsNotThereIsNoExitOfItsOwn() throws {
        let (shim, state) = try run(command: ["/no/such/program"])
        #expect(try shim.word() == "ended")
        #expect(state.status == .known(.failed))
        #expect(state.reason == .known(.exec))
        #expect(state.exitCode == 127)
        #expect(ExitRecord.find(in: shim.paths, on: SystemDisk()) == nil)
        #expect(try !types(shim).contains("agent_started"))
        #expect(try records(shim).map(\.kind) == [.born, .execError])
    }

    @Test func anExitWith127IsNoMissingProgram() throws {
        let (shim, state) = try run("exit 127")
        #expect(state.reason == .known(.exit))
        #expect(state.exitCode == 127)
        #expect(try types(shim).contains("agent_started"))
    }

    @Test func aWorkingFolderThatIsNotThereIsToldAsThat() throws {
        let (_, state) = try run("true") { $0.workingFolder = "/no/such/folder" }
        #expect(state.reason == .known(.exec))
        #expect(state.exitCode == 126)
        #expect(state.summary?.contains("working folder") == true)
    }

    @Test func anAgentWithoutInputReadsTheEnd() throws {
        let (shim, state) = try run("cat; echo done")
        #expect(try shim.text() == "done\n")
        #expect(state.status == .known(.completed))
    }

    @Test func aTerminalIsTheAgentsOwnAndHasTheSizeOfThePlan() throws {
        let (shim, state) = try run("test -t 0 && test -t 1 && test -t 2 && stty size && seq 3000") {
            $0.isOnTerminal = true
            $0.terminalRows = 31
            $0.terminalColumns = 71
        }
        let lines = ["31 71"] + (1...3_000).map { "\($0)" }
        #expect(try shim.text() == lines.map { "\($0)\r\n" }.joined())
        #expect(try shim.text(.stderr) == "")
        #expect(state.status == .known(.completed))
        #expect(state.pipes == nil, "on a terminal it has none")
    }

    // MARK: What it says

    @Test func whatTheAgentSaysOfItsOutcomeCounts() throws {
        let said = SaidOutcome(ok: false, outcome: .blocked, summary: "No key.")
        let text = String(decoding: said.bytes, as: UTF8.self).filter { $0 != "\n" }
        let (_, state) = try run(
            "mkdir -p $ROOST_RUN_DIR/artifacts; echo '\(text)' > $ROOST_RUN_DIR/artifacts/outcome.json"
        )
        #expect(state.status == .known(.blocked))
        #expect(state.reason == .known(.said))
        #expect(state.summary == "No key.")
        #expect(state.exitCode == 0)
    }

    @Test func whatCannotBeReadAsAnOutcomeIsRefusedAndSaid() throws {
        let (shim, state) = try run(
            "mkdir -p $ROOST_RUN_DIR/artifacts; echo nonsense > $ROOST_RUN_DIR/artifacts/outcome.json"
        )
        #expect(state.status == .known(.completed))
        #expect(try types(shim).contains("outcome_refused"))
    }

    @Test func bytesAreKeptAsTheyAre() throws {
        let (shim, _) = try run("printf '\\377\\000\\033[31m\\r'; printf 'no newline' >&2; head -c 300000 /dev/zero")
        #expect(
            try shim.output() == [0xff, 0, 0x1b, 0x5b, 0x33, 0x31, 0x6d, 0x0d] + [UInt8](repeating: 0, count: 300_000)
        )
        #expect(try shim.text(.stderr) == "no newline")
    }

    // MARK: Ends

    @Test func anAgentWhoseTimeIsOverIsStopped() throws {
        let (shim, state) = try run("exec sleep 600") { $0.timeoutSeconds = 1 }
        #expect(state.status == .known(.failed))
        #expect(state.reason == .known(.timeout))
        #expect(state.signal == Int64(SIGTERM))
        #expect(try types(shim).contains("stop_requested"))
    }

    @Test func outputBeyondTheLimitStopsTheRun() throws {
        let (_, state) = try run("while :; do echo more and more and more; done") {
            $0.runBytesMax = 100_000
            $0.atRunBytesMax = .stop
        }
        #expect(state.status == .known(.failed))
        #expect(state.reason == .known(.limit))
        #expect(state.stdoutBytes >= 100_000)
    }

    @Test func outputBeyondTheLimitIsDroppedToTheByteAndSaid() throws {
        let (shim, state) = try run("head -c 250000 /dev/zero; exit 3") {
            $0.runBytesMax = 100_000
            $0.atRunBytesMax = .discard
        }
        #expect(state.exitCode == 3)
        #expect(try shim.output().count == 100_000)
        let gaps = try records(shim).filter { $0.kind == .gap }
        #expect(gaps.reduce(0) { $0 + $1.length } == 150_000)
        #expect(gaps.allSatisfy { $0.offset == 100_000 })
        #expect(try types(shim).contains("output_dropped"))
    }

    @Test func lateOutputIsKeptAndFlaggedAndItsHolderNamed() throws {
        let script = "(while [ ! -e go ]; do sleep 0.02; done; echo late) & echo early; exit 3"
        let shim = try fixture.launch(["/bin/sh", "-c", script]) { $0.drainMilliseconds = 50 }
        let state = try shim.finished()
        #expect(state.exitCode == 3)
        #expect(try shim.text() == "early\n")
        #expect(try types(shim).contains("pipe_held"))
        try SystemDisk().createFile("\(fixture.home.root)/go", with: [])
        #expect(try shim.end(within: .seconds(60))?.status == .exited(code: 0))
        #expect(try shim.text() == "early\nlate\n")
        let found = try records(shim)
        #expect(found.filter { $0.kind == .data }.map(\.isAfterExit) == [false, true])
        #expect(found.contains { $0.kind == .pipeHeld && $0.offset > 0 })
        #expect(try shim.findings() == [])
    }

    @Test func aStopReachesTheWholeTreeAndNothingElse() throws {
        let stranger = try RunningProgram("/bin/sleep", ["600"])
        let script = """
            trap '' TERM
            setsid sleep 600 &
            (setsid sleep 600 &)
            (sleep 600 &)
            echo up
            while :; do sleep 600; done
            """
        let shim = try fixture.launch(["/bin/sh", "-c", script]) { $0.stopGraceSeconds = 0 }
        let isUp = try Eventually.wait(upTo: .seconds(60)) { try shim.text() == "up\n" }
        let mark = "ROOST_RUN=\(FilePath.name(of: shim.paths.directory))"
        #expect(try isUp && !ProcessTable.read().marked(with: mark).isEmpty, "\(mark)")
        try shim.signal(.terminate)
        #expect(try shim.end(within: .seconds(60))?.status == .exited(code: 0))
        #expect(try shim.state().reason == .known(.stopped))
        #expect(try ProcessTable.read().marked(with: mark) == [])
        #expect(try ProcessStatus.read(stranger.pid)?.hasEnded == false)
    }
}
