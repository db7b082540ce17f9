import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// A program that could not be run is told from one that ran and ended with the same code.
@Suite struct ShimExecTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture() }

    private func makeFile(_ name: String, _ text: String, mode: String = "700") throws -> String {
        let path = "\(fixture.home.root)/\(name)"
        try Programs.make(path, text, mode: mode)
        return path
    }

    private func expectNotStarted(_ shim: RunningShim, code: Int64, _ error: Errno) throws {
        let word = try shim.word()
        #expect(word == "ended")
        let state = try shim.finished()
        #expect(state.status == .known(.failed))
        #expect(state.reason == .known(.exec))
        #expect(state.exitCode == code)
        #expect(state.summary?.contains("\(error)") == true)
        let types = try shim.types()
        #expect(!types.contains(EventType.agentStarted.rawValue))
        let mark = try shim.index().first { $0.kind == .execError }
        #expect(mark?.offset == Int64(error.code))
        let hasExit = try fixture.disk.exists(shim.paths.exit)
        #expect(!hasExit)
        let findings = try shim.findings()
        #expect(findings == [])
        let end = try shim.end()
        #expect(end?.status == .exited(code: 0))
    }

    @Test func aProgramThatIsNotThere() throws {
        try expectNotStarted(try fixture.launch(["/nowhere/program"]), code: 127, .notFound)
    }

    @Test func aFileThatIsNoProgram() throws {
        let file = try makeFile("text", "hello\n", mode: "600")
        try expectNotStarted(try fixture.launch([file]), code: 126, .accessDenied)
    }

    @Test func aFolder() throws {
        try expectNotStarted(try fixture.launch([fixture.home.root]), code: 126, .accessDenied)
    }

    @Test func aScriptWithoutItsInterpreter() throws {
        let file = try makeFile("script", "#!/nowhere/interpreter\n")
        try expectNotStarted(try fixture.launch([file]), code: 127, .notFound)
    }

    @Test func aProgramOfAnotherMachine() throws {
        let file = try makeFile("strange", "\u{7f}ELF nothing that runs")
        try expectNotStarted(try fixture.launch([file]), code: 126, Errno(code: ENOEXEC))
    }

    @Test func tooManyArguments() throws {
        let argument = String(repeating: "a", count: 200_000)
        try expectNotStarted(try fixture.launch(["/bin/true", argument]), code: 126, Errno(code: E2BIG))
    }

    @Test func aWorkingFolderThatIsNotThere() throws {
        let shim = try fixture.launch(["/bin/true"]) { $0.workingFolder = "/nowhere/at/all" }
        try expectNotStarted(shim, code: 126, .notFound)
        let summary = try shim.state().summary
        #expect(summary?.contains("working folder") == true)
    }

    @Test(arguments: [126, 127]) func aProgramThatEndsWithSuchACodeItself(code: Int64) throws {
        let shim = try fixture.launch(["/bin/sh", "-c", "exit \(code)"])
        let word = try shim.word()
        #expect(word.hasPrefix("started "))
        let state = try shim.finished()
        #expect(state.reason == .known(.exit) && state.exitCode == code)
    }

    @Test func theAgentIsGivenNothingOfOurs() throws {
        let shim = try fixture.launch([
            "/bin/sh", "-c",
            "ls /proc/self/fd | tr '\\n' ' '; echo; grep -E '^Sig(Blk|Ign)' /proc/self/status; umask; env | sort",
        ])
        _ = try shim.finished()
        let lines = try shim.text().split(separator: "\n").map { String($0) }
        // The fourth is the folder that `ls` reads.
        #expect(lines.first == "0 1 2 3 ")
        #expect(lines.contains("SigBlk:\t0000000000000000") && lines.contains("SigIgn:\t0000000000000000"))
        let names = lines.dropFirst(4).map { String($0.prefix { $0 != "=" }) }
        #expect(names == ["PATH", "PWD", "ROOST_RUN", "ROOST_RUN_DIR"])
    }

    @Test func anEnvironmentOfAnyBytesIsGivenAsItIs() throws {
        let shim = try fixture.launch(
            ["/usr/bin/env"],
            environment: ["A=one\ntwo", "B=", "C==", "D=ü€", "NAME WITH SPACE=x"]
        )
        _ = try shim.finished()
        let text = try shim.text()
        #expect(text.hasPrefix("A=one\ntwo\nB=\nC==\nD=ü€\nNAME WITH SPACE=x\nROOST_RUN="))
    }
}
