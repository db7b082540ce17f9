import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// What is recorded is what the program wrote, byte for byte.
@Suite struct ByteExactnessTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"

    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func size(_ inSoak: Int, inCheck: Int) -> Int { Self.isSoak ? inSoak : inCheck }

    /// A file that an agent will write to one of its channels.
    private func makeSource(_ script: String) throws -> String {
        let path = "\(fixture.home.root)/source"
        _ = try ProgramCall("/bin/sh", ["-c", "\(script) > \(path)"], environment: ["PATH=/usr/bin:/bin"]).run()
        return path
    }

    private func launch(_ script: String) throws -> RunningShim {
        try fixture.launch(
            ["/bin/bash", "-c", script],
            environment: ["PATH=/usr/bin:/bin", "HOME=\(fixture.home.root)"]
        )
    }

    private func expectRecorded(_ shim: RunningShim, _ channel: Channel = .stdout, is source: String) throws {
        let state = try shim.finished(within: .seconds(300))
        #expect(state.status == .known(.completed))
        _ = try shim.end()
        let difference = try FileComparison.difference(source, shim.paths.log(of: channel))
        #expect(difference == "")
        try expectWhole(shim)
    }

    private func expectWhole(_ shim: RunningShim) throws {
        let findings = try shim.findings()
        #expect(findings == [])
        let records = try shim.index()
        for channel in Channel.allCases {
            let size = try SystemDisk().status(of: shim.paths.log(of: channel))?.bytes ?? -1
            let chunks = records.filter { $0.kind == .data && $0.channel == channel }
            #expect(chunks.reduce(0) { $0 + $1.length } == size)
        }
    }

    @Test func randomBytesOfAllValues() throws {
        let source = try makeSource("head -c \(size(1 << 30, inCheck: 16 << 20)) /dev/urandom")
        try expectRecorded(try launch("cat \(source)"), is: source)
        try expectRecorded(try launch("cat \(source) >&2"), .stderr, is: source)
    }

    @Test func everyByteByAWriteOfItsOwn() throws {
        let count = size(1_000_000, inCheck: 200_000)
        let source = try makeSource("head -c \(count) /dev/urandom")
        try expectRecorded(try launch("exec dd bs=1 status=none if=\(source)"), is: source)
    }

    @Test func oneLongLineWithoutAnEnd() throws {
        let source = try makeSource("head -c \(size(1 << 30, inCheck: 64 << 20)) /dev/zero | tr '\\0' a")
        try expectRecorded(try launch("cat \(source)"), is: source)
    }

    @Test func manyNumberedLines() throws {
        let count = size(10_000_000, inCheck: 1_000_000)
        let source = try makeSource("seq \(count)")
        try expectRecorded(try launch("exec seq \(count)"), is: source)
    }

    @Test func aCloneWithItsProgress() throws {
        let repository = try ScratchRepository()
        for number in 0..<20 {
            try repository.write("file\(number)", "\(number)\n")
            try repository.commit("commit \(number)")
        }
        let copy = "\(fixture.home.root)/said"
        let shim = try launch(
            """
            set -o pipefail
            git clone --progress file://\(repository.root) "$HOME/clone" 2>&1 >/dev/null | tee \(copy) >&2
            """
        )
        try expectRecorded(shim, .stderr, is: copy)
        let text = try shim.text(.stderr)
        #expect(text.contains("\r") && text.contains("Receiving objects: 100%"))
    }

    @Test(arguments: ["-u", "-B"]) func aProgramInPython(flag: String) throws {
        let program = "import sys\nfor i in range(5000): print('line', i); print('error', i, file=sys.stderr)"
        let shim = try fixture.launch([try Programs.tool("python3"), flag, "-c", program])
        let state = try shim.finished()
        #expect(state.status == .known(.completed))
        let texts = try [shim.text(), shim.text(.stderr)]
        #expect(texts == ["line", "error"].map { word in (0..<5000).map { "\(word) \($0)\n" }.joined() })
        try expectWhole(shim)
    }

    @Test func aProgressBarAsItWasDrawn() throws {
        let shim = try launch("for i in {0..3000}; do printf '\\r[%-50s] %d' '####' $i; done; echo")
        _ = try shim.finished()
        let text = try shim.text()
        let bar = "####" + String(repeating: " ", count: 46)
        #expect(text == (0...3000).map { "\r[\(bar)] \($0)" }.joined() + "\n")
        try expectWhole(shim)
    }

    private func generator(_ oracle: ByteOracle, exit code: Int32 = 0) throws -> [String] {
        [
            try Programs.path("roost-testbed"), "gen", "--seed", "\(oracle.seed)", "--bytes", "\(oracle.bytesWanted)",
            "--pause-every", "16", "--pause-us", "300", "--exit", "\(code)",
        ]
    }

    private func expectClean(_ shim: RunningShim, _ oracle: ByteOracle, exitCode: Int64 = 0) throws {
        let state = try shim.finished(within: .seconds(120))
        #expect(state.exitCode == exitCode)
        for channel in Channel.allCases {
            let check = try oracle.check(shim.paths.log(of: channel), as: channel)
            #expect(check.isClean, "\(channel): \(check)")
        }
        try expectWhole(shim)
    }

    @Test func twentyAgentsAtOnce() throws {
        let oracles = (1...20).map {
            ByteOracle(seed: UInt64($0), bytesWanted: Int64(size(16 << 20, inCheck: 1 << 20)))
        }
        let shims = try oracles.map { try fixture.launch(generator($0, exit: 7)) }
        for (shim, oracle) in zip(shims, oracles) { try expectClean(shim, oracle, exitCode: 7) }
    }

    @Test func anAgentThatIsStoppedAndContinued() throws {
        let oracle = ByteOracle(seed: 5, bytesWanted: 4 << 20)
        let shim = try fixture.launch(generator(oracle, exit: 3))
        _ = try shim.word()
        let agent = try #require(shim.agent)
        for _ in 0..<10 {
            _ = try SystemProcesses().signal(agent, .stop)
            _ = try Eventually.wait(upTo: .seconds(5)) { try ProcessStatus.read(agent.pid)?.state != UInt8(ascii: "R") }
            kill(agent.pid, SIGCONT)
        }
        try expectClean(shim, oracle, exitCode: 3)
    }

    @Test func aRecorderThatIsStoppedAndContinued() throws {
        let oracle = ByteOracle(seed: 6, bytesWanted: 8 << 20)
        let shim = try fixture.launch(generator(oracle, exit: 3))
        _ = try shim.word()
        let recorder = try #require(try shim.recorder())
        let agent = try #require(shim.agent)
        for _ in 0..<5 {
            kill(recorder, SIGSTOP)
            // The agent comes to stand before a full pipe, or ends.
            _ = try Eventually.wait(upTo: .seconds(1)) {
                try ProcessStatus.read(agent.pid).map { $0.hasEnded } ?? true
            }
            kill(recorder, SIGCONT)
        }
        try expectClean(shim, oracle, exitCode: 3)
    }
}
