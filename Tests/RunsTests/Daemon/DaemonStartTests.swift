import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct DaemonStartTests {
    /// A shell script in the place of the daemon: it is given the same arguments and descriptors.
    private func start(
        _ script: String,
        in scratch: TemporaryHome,
        environment: [String: String] = [:],
        patience: Duration = .seconds(30)
    ) throws -> DaemonWord {
        let path = scratch.path("roostd")
        try Programs.make(path, "#!/bin/sh\necho $$ > \"\(scratch.path("pid"))\"\n\(script)\n")
        let start = DaemonStart(
            program: path,
            processes: SystemProcesses(),
            clock: SystemClock(),
            patience: patience
        )
        let home = HomePaths(root: scratch.path)
        let word = try start.start(["--workers", "3"], in: home, environment: Environment(environment))
        try reap(scratch)
        return word
    }

    /// One that goes on is its starter's to leave behind, and a test's to reap: tests that wait for any child would see
    /// none but it.
    private func reap(_ scratch: TemporaryHome) throws {
        var pid: Int32?
        _ = try Eventually.wait(upTo: .seconds(60)) {
            guard try SystemDisk().exists(scratch.path("pid")) else { return false }
            let text = String(decoding: try SystemDisk().readAll(scratch.path("pid"), bytesMax: 64), as: UTF8.self)
            pid = text.hasSuffix("\n") ? Int32(text.dropLast()) : nil
            return pid != nil
        }
        // Where it has ended before its word came, it was waited for already.
        if let pid { _ = waitpid(pid, nil, 0) }
    }

    @Test func itIsGivenTheHomeAndFreedOfEverythingElse() throws {
        try TemporaryHome.with { scratch in
            let seen = scratch.path("seen")
            let values = ["PATH": "/usr/bin:/bin", "ROOST_RUN": "run-1", "NOTIFY_SOCKET": "/n", "KEPT": "1"]
            let script = """
                { echo "$@"; env | sort | grep -E '^(ROOST|NOTIFY|KEPT)'; pwd; readlink /proc/$$/fd/0; } > "\(seen)"
                echo '{"word":"started","pid":7}' >&3
                """
            #expect(try start(script, in: scratch, environment: values) == .started(pid: 7))
            let text = String(decoding: try SystemDisk().readAll(seen, bytesMax: 4096), as: UTF8.self)
            #expect(text == "--detached --home \(scratch.path) --workers 3\nKEPT=1\n/\n/dev/null\n")
        }
    }

    @Test func oneThatEndsWithoutAWordIsToldApartFromOneThatIsSilent() throws {
        try TemporaryHome.with { scratch in
            let gone = try start("exit 3", in: scratch)
            #expect(gone == .nothing)
            let path = ["PATH": "/bin:/usr/bin"]
            let silent = try start("exec sleep 2", in: scratch, environment: path, patience: .zero)
            #expect(silent == .silence)
        }
    }

    @Test func aProgramThatIsNotThereIsAnError() throws {
        let start = DaemonStart(program: "/nowhere/roostd", processes: SystemProcesses(), clock: SystemClock())
        #expect(throws: RunsError.self) {
            try start.start([], in: HomePaths(root: "/nowhere"), environment: Environment([:]))
        }
    }
}
