import Domain
import Glibc
import Journal
import Platform
import TestSupport
import Testing

@testable import Recorder

/// What a shim is given when it is started.
@Suite struct ShimStartTests {
    private let fixture: ShimFixture

    init() throws { fixture = try ShimFixture(for: "ShimStartTests") }

    /// Starts the program as whoever launches a run, with a word to come on the fourth descriptor.
    private func shim(
        _ arguments: [String],
        isHeard: Bool = true
    ) throws -> (status: Platform.ExitStatus?, word: String) {
        let pipe = try Pipe()
        let null = try FileDescriptor.null()
        var request = SpawnRequest(try Programs.path("roost-shim"), arguments)
        request.environment = Environment.current().entries.filter { $0.hasPrefix("LD_LIBRARY_PATH=") }
        request.inherited = isHeard ? [null.number, pipe.writing.number] : []
        var child = try SystemProcesses().spawn(request)
        let end = try child.wait(upTo: .seconds(60))
        let reading = pipe.keepReading()
        let word = try reading.readToEnd(bytesMax: 1 << 16)
        return (end?.status, String(decoding: word, as: UTF8.self))
    }

    @Test(arguments: ["run", "adopt"])
    func aDirectoryThatIsNotThereIsToldWithItsName(_ command: String) throws {
        let found = try shim([command, "/no/such/run"])
        #expect(found.status == .exited(code: RecorderExit.cannotBegin))
        #expect(found.word.hasPrefix("failed ") && found.word.hasSuffix("\n"))
        #expect(found.word.contains("/no/such/run"))
    }

    @Test func withoutAnybodyWhoListensItFailsAllTheSame() throws {
        let found = try shim(["run", "/no/such/run"], isHeard: false)
        #expect(found.status == .exited(code: RecorderExit.cannotBegin))
    }

    @Test func aRunIsStartedOnceAndNeverAgain() throws {
        let run = try fixture.launch(["/bin/sh", "-c", "echo once"])
        _ = try run.end()
        let found = try shim(["run", run.paths.directory])
        #expect(found.status == .exited(code: RecorderExit.cannotBegin))
        #expect(found.word.hasPrefix("failed "))
        #expect(try run.text() == "once\n")
    }

    @Test func aPlanThatCannotBeReadStartsNothing() throws {
        let runs = try RunFixture(for: "ShimStartTests")
        let paths = try runs.prepare().paths
        try SystemDisk().createFile(paths.launch, with: Array("{\n".utf8))
        let found = try shim(["run", paths.directory])
        #expect(found.status == .exited(code: RecorderExit.cannotBegin))
        #expect(found.word.hasPrefix("failed "))
        #expect(try RunState(parsing: try runs.bytes(paths.state)).status == .known(.prepared))
    }

    @Test func theEnvironmentThatIsHandedOverIsTheAgents() throws {
        let run = try fixture.launch(["/usr/bin/env"], environment: ["A=1=2", "B=", "C=ü\n"])
        _ = try run.end()
        let text = try run.text()
        #expect(text.hasPrefix("A=1=2\nB=\nC=ü\n\nROOST_RUN="), "\(text)")
        #expect(!text.contains("SWIFT_BACKTRACE"), "ours is not inherited")
    }
}
