import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct ShimStartTests {
    private let scratch: TemporaryHome
    private let paths: RunPaths

    init() throws {
        scratch = try TemporaryHome()
        paths = RunPaths(directory: scratch.path("run"))
        try SystemDisk().makeFolders(paths.directory)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try SystemDisk().readAll("\(paths.directory)/\(name)", bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test(arguments: [true, false]) func theEnvironmentOfTheAgentIsHandedOverAndNotInherited(isInMemory: Bool) throws {
        let shim = try ShimScript(
            "tr '\\0' '\\n' <&3 > \"$2/given\"; env > \"$2/own\"; echo \"started $$\" >&4",
            in: scratch
        )
        var start = shim.start()
        start.isMemoryAllowed = isInMemory
        var begun = try start.start(.run, paths, environment: ["B": "two words", "A": "ü", "API_KEY": "s3cret"])
        let pid = begun.shim.pid
        let word = begun.word
        let end = try begun.shim.wait()
        #expect(word == .started(pid: pid))
        #expect(end?.status == .exited(code: 0))
        #expect(try text("given") == "A=ü\nAPI_KEY=s3cret\nB=two words\n")
        #expect(try text("own").contains("SWIFT_BACKTRACE=enable=no\n"))
        #expect(try !text("own").contains("s3cret"))
        #expect(try SystemDisk().list(paths.directory) == ["given", "own"])
    }

    @Test func ofItsCallerItHasOnlyWhatGitNeeds() throws {
        let shim = try ShimScript("env > \"$2/own\"; echo ended >&4", in: scratch)
        let path = Environment.current()["PATH"] ?? "/usr/bin:/bin"
        let caller = Environment([
            "PATH": path, "HOME": "/ä", "XDG_CONFIG_HOME": "/x", "GIT_DIR": "/other", "LANG": "C", "TOKEN": "t",
        ])
        var begun = try shim.start(caller: caller).start(.adopt, paths)
        _ = try begun.shim.wait()
        // A shell adds some of its own.
        let shells = ["PWD", "SHLVL", "_"]
        let own = try text("own").split(separator: "\n").filter { !shells.contains(String($0.prefix { $0 != "=" })) }
        #expect(own.sorted() == ["HOME=/ä", "PATH=\(path)", "SWIFT_BACKTRACE=enable=no", "XDG_CONFIG_HOME=/x"])
    }

    @Test func toAdoptThereIsNoEnvironment() throws {
        let shim = try ShimScript(
            "echo \"$1 $2\" > \"$2/asked\"; wc -c <&3 >> \"$2/asked\"; echo ended >&4",
            in: scratch
        )
        var begun = try shim.start().start(.adopt, paths)
        let word = begun.word
        _ = try begun.shim.wait()
        #expect(word == .ended)
        #expect(try text("asked") == "adopt \(paths.directory)\n0\n")
    }

    @Test func whoSaysNothingInTimeIsSilent() throws {
        let shim = try ShimScript("exec sleep 600", in: scratch)
        var begun = try shim.start(patience: .milliseconds(50)).start(.run, paths, environment: [:])
        let word = begun.word
        try begun.shim.signal(.kill)
        _ = try begun.shim.wait()
        #expect(word == .silence)
    }

    @Test func aShimThatIsNotThereIsAnError() throws {
        let start = ShimStart(program: scratch.path("gone"), processes: SystemProcesses(), caller: .current())
        #expect(throws: RunsError.self) { _ = try start.start(.run, paths, environment: [:]) }
    }
}
