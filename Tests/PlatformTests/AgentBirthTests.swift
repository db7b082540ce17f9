import Glibc
import TestSupport
import Testing

@testable import Platform

/// The child is cloned from this process and runs nothing but C before its program, so that the other threads of the
/// tests do not matter to it.
@Suite struct AgentBirthTests {
    private let home: TemporaryHome
    private let null: Int32
    private let disk = SystemDisk()

    init() throws {
        home = try TemporaryHome(for: "AgentBirthTests")
        null = try FileDescriptor.null().release()
    }

    private func request(_ script: String, output: Int32? = nil) -> AgentBirth.Request {
        AgentBirth.Request(
            program: "/bin/sh",
            arguments: ["sh", "-c", script],
            environment: Array("PATH=/usr/bin:/bin\0".utf8),
            workingFolder: home.path,
            input: null,
            output: output ?? null,
            error: null
        )
    }

    private func end(of pid: Int32) throws -> Platform.ExitStatus? {
        var child = try ChildProcess.adopt(pid)
        return try child?.wait(upTo: .seconds(60))?.status
    }

    private func output(
        of script: String,
        _ change: (inout AgentBirth.Request) -> Void = { _ in }
    ) throws -> [UInt8] {
        let file = try disk.open(home.path("output"), .createNew)
        var request = request(script, output: file.number)
        change(&request)
        let birth = try AgentBirth()
        var child = try birth.begin(request)
        try child.openGate()
        let end = try end(of: child.pid)
        #expect(end == .exited(code: 0))
        close(null)
        return try disk.readAll(home.path("output"), bytesMax: 1 << 20)
    }

    private func text(of script: String, _ change: (inout AgentBirth.Request) -> Void = { _ in }) throws -> String {
        String(decoding: try output(of: script, change), as: UTF8.self)
    }

    /// How far a child comes that can never run, and how it ends. Nobody opens its gate.
    private func failure(
        opening isOpened: Bool = false,
        _ change: (inout AgentBirth.Request) -> Void
    ) throws -> (AgentBirth.Progress, Platform.ExitStatus?) {
        var request = request("true")
        change(&request)
        let birth = try AgentBirth()
        var child = try birth.begin(request)
        if isOpened { try child.openGate() }
        let end = try end(of: child.pid)
        return (birth.stage, end)
    }

    // MARK: The gate

    @Test func behindAGateThatOpensTheProgramRuns() throws {
        let file = try disk.open(home.path("output"), .createNew)
        let birth = try AgentBirth()
        let before = birth.stage
        var child = try birth.begin(request("echo ran; exit 7", output: file.number))
        let isAtGate = Eventually.wait(upTo: .seconds(60)) { birth.stage == .atGate }
        let hasNews = try Poll.wait(child.news.number, for: .readable, upTo: .zero)
        let bytes = try disk.status(of: file).bytes
        #expect(before == .none && isAtGate && !hasNews && bytes == 0)
        try child.openGate()
        try child.openGate()
        let isKnown = try Poll.wait(child.news.number, for: .readable, upTo: .seconds(60))
        let after = birth.stage
        let end = try end(of: child.pid)
        #expect(isKnown)
        #expect(after == .executing)
        #expect(end == .exited(code: 7))
        #expect(try disk.readAll(home.path("output"), bytesMax: 100) == Array("ran\n".utf8))
    }

    @Test func behindAGateThatGoesAwayNothingEverRuns() throws {
        let file = try disk.open(home.path("output"), .createNew)
        let birth = try AgentBirth()
        var pid: Int32 = 0
        do {
            let child = try birth.begin(request("echo ran", output: file.number))
            pid = child.pid
        }
        let end = try end(of: pid)
        let progress = birth.stage
        #expect(end == .exited(code: 126))
        #expect(progress == .turnedAway)
        #expect(try disk.status(of: file).bytes == 0)
    }

    /// On a thread that keeps SIGPIPE to itself, as a shim ignores it.
    @Test func aChildThatIsKilledAtItsGateNeedsNoGate() throws {
        let request = request("true")
        try SideThread {
            Signal.block([.brokenPipe])
            let birth = try AgentBirth()
            var child = try birth.begin(request)
            let isAtGate = Eventually.wait(upTo: .seconds(60)) { birth.stage == .atGate }
            let wasThere = try Pidfd.signal(child.pidfd, .kill)
            let end = try AgentBirthTests().end(of: child.pid)
            try child.openGate()
            let progress = birth.stage
            let hasNews = try Poll.wait(child.news.number, for: .readable, upTo: .seconds(60))
            #expect(isAtGate && wasThere && hasNews)
            #expect(end == .signaled(.kill, coreDumped: false))
            #expect(progress == .atGate, "it never came to its program")
        }.join()
    }

    @Test func oneBirthMayBeginAnew() throws {
        let birth = try AgentBirth()
        var first: Int32 = 0
        do {
            let child = try birth.begin(request("true"))
            first = child.pid
        }
        _ = try end(of: first)
        var second = try birth.begin(request("exit 3"))
        try second.openGate()
        let end = try end(of: second.pid)
        let progress = birth.stage
        #expect(end == .exited(code: 3))
        #expect(progress == .executing)
    }

    // MARK: What keeps it from its program

    @Test func aProgramThatIsNotThereIsToldAsThat() throws {
        let found = try failure(opening: true) { $0.program = "/no/such/program" }
        #expect(found == (.failed(.exec, .notFound), .exited(code: 127)))
    }

    @Test func aProgramThatIsNotExecutableIsToldAsThat() throws {
        try Programs.make(home.path("text"), "text", mode: "600")
        let refused = try failure(opening: true) { $0.program = home.path("text") }
        #expect(refused == (.failed(.exec, .accessDenied), .exited(code: 126)))
        #expect(chmod(home.path("text"), 0o700) == 0)
        let unknown = try failure(opening: true) { $0.program = home.path("text") }
        #expect(unknown == (.failed(.exec, .notExecutable), .exited(code: 126)))
    }

    @Test func aMissingWorkingFolderIsNotTakenForAMissingProgram() throws {
        let found = try failure { $0.workingFolder = "/no/such/folder" }
        #expect(found == (.failed(.workingFolder, .notFound), .exited(code: 127)))
    }

    @Test func aStreamThatIsNotOpenIsToldAsThat() throws {
        let found = try failure { $0.error = 1_000_000 }
        #expect(found == (.failed(.descriptors, .badDescriptor), .exited(code: 126)))
    }

    @Test func aStreamThatIsNoTerminalCannotBecomeOne() throws {
        let found = try failure { $0.isOnTerminal = true }
        #expect(found == (.failed(.session, Errno(code: ENOTTY)), .exited(code: 126)))
    }

    @Test func aTextThatCWouldCutIsRefused() throws {
        let birth = try AgentBirth()
        var request = request("true \0 false")
        #expect(throws: PlatformError.notStarted("/bin/sh", step: .exec, cause: .invalid)) {
            _ = try birth.begin(request)
        }
        request = self.request("true")
        request.workingFolder = "/\0"
        #expect(throws: PlatformError.notStarted("/bin/sh", step: .exec, cause: .invalid)) {
            _ = try birth.begin(request)
        }
    }

    // MARK: What the program gets

    @Test func itGetsTheThreeStreamsAndNothingElse() throws {
        // Open, and not closed by exec: what a careless library leaves behind.
        let stray = dup(2)
        defer { close(stray) }
        let script = "i=0; while [ $i -lt 256 ]; do [ -e /proc/$$/fd/$i ] && echo $i; i=$((i+1)); done; exit 0"
        #expect(try text(of: script) == "0\n1\n2\n")
    }

    @Test func oneDescriptorMayBeAllThreeStreams() throws {
        let file = try disk.open(home.path("all"), .createNew)
        _ = try text(of: "echo out; echo err >&2") { request in
            (request.input, request.output, request.error) = (file.number, file.number, file.number)
        }
        #expect(try disk.readAll(home.path("all"), bytesMax: 100) == Array("out\nerr\n".utf8))
    }

    @Test func theEnvironmentArrivesByteForByte() throws {
        let bytes = Array("PATH=/usr/bin:/bin\0ODD=".utf8) + [0xff, 0xfe, 0x80, 0x0a, 0x3d, 0] + Array("EMPTY=\0".utf8)
        let cut = Array("CUT=no NUL ends it".utf8)
        let found = try output(of: "") { request in
            (request.program, request.arguments) = ("/bin/cat", ["cat", "/proc/self/environ"])
            request.environment = bytes + cut
        }
        #expect(found == bytes)
    }

    @Test func anEmptyEnvironmentIsEmpty() throws {
        let found = try output(of: "") { request in
            (request.program, request.arguments) = ("/bin/cat", ["cat", "/proc/self/environ"])
            request.environment = []
        }
        #expect(found == [])
    }

    @Test func argumentsAndFolderArriveAsGiven() throws {
        let found = try text(of: #"printf '%s|' "$0" "$@" "$PWD""#) { request in
            request.arguments += ["zero", "", "two words", "ü"]
            request.workingFolder = "/usr"
        }
        #expect(found == "zero||two words|ü|/usr|")
    }

    @Test func itLeadsASessionOfItsOwn() throws {
        let fields = try text(of: "cut -d ' ' -f 1,5,6,7 /proc/$$/stat").split(whereSeparator: \.isWhitespace)
        #expect(fields.count == 4)
        #expect(Set(fields.prefix(3)).count == 1, "it is the leader of its group and its session")
        #expect(fields.last == "0", "it has no terminal")
    }

    @Test func aTerminalBecomesTheTerminalOfItsSession() throws {
        let terminal = try Terminal(rows: 33, columns: 77)
        let side = terminal.programs.number
        let found = try text(of: "stty size; [ \"$(tty)\" = \"$(readlink /proc/$$/fd/0)\" ] && : </dev/tty && echo own")
        {
            $0.input = side
            $0.isOnTerminal = true
        }
        #expect(found == "33 77\nown\n")
    }

    @Test func noSignalIsBlockedOrIgnored() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_IGN)
            signal(SIGHUP, SIG_IGN)
            Signal.block([.terminate, .interrupt, .user1, .childEnded, .hangUp])
            let before = Self.blocked()
            let tests = try AgentBirthTests()
            let found = try tests.text(of: "exec grep -E '^Sig(Blk|Ign)' /proc/self/status")
            let masks = found.split(separator: "\n").compactMap { $0.split(separator: "\t").last }
            #expect(masks.count == 2)
            #expect(masks.allSatisfy { UInt64($0, radix: 16) == 0 }, "\(masks)")
            #expect(Self.blocked() == before && before.contains(SIGTERM), "the parent's own are as they were")
        }
    }

    private static func blocked() -> [Int32] {
        var mask = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        return (1...64).filter { sigismember(&mask, $0) == 1 }
    }
}
