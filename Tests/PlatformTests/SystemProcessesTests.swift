import Glibc
import Platform
import TestSupport
import Testing

@Suite struct SystemProcessesTests {
    private let processes: any Processes = SystemProcesses()

    /// The shell's own descriptors, asked for one by one: to list the folder it would open one more.
    private let listing = "i=0; while [ $i -lt 256 ]; do if [ -e /proc/$$/fd/$i ]; then echo $i; fi; i=$((i+1)); done"

    private func shell(_ script: String, _ change: (inout SpawnRequest) -> Void = { _ in }) throws -> ChildProcess {
        var request = SpawnRequest("/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"])
        change(&request)
        return try processes.spawn(request)
    }

    private func output(of script: String, _ change: (inout SpawnRequest) -> Void = { _ in }) throws -> String {
        let home = try TemporaryHome()
        let file = try SystemDisk().open(home.path("output"), .createNew)
        var child = try shell(script) { request in
            request.output = .descriptor(file.number)
            change(&request)
        }
        #expect(try child.wait()?.status == .exited(code: 0))
        return String(decoding: try SystemDisk().readAll(home.path("output"), bytesMax: 1 << 20), as: UTF8.self)
    }

    @Test(arguments: [0, 3, 126, 127, 255])
    func anExitCodeIsTheChildsOwn(_ code: Int32) throws {
        var child = try shell("exit \(code)")
        #expect(try child.wait()?.status == .exited(code: code))
        #expect(try child.wait()?.status == .exited(code: code))
    }

    @Test func aSignalIsToldFromAnExit() throws {
        var child = try shell("kill -TERM $$")
        #expect(try child.wait()?.status == .signaled(.terminate, coreDumped: false))
    }

    @Test func aProgramThatIsNotThereIsNoExitCode() {
        #expect(throws: PlatformError.notStarted("/no/such/program", step: .exec, cause: .notFound)) {
            _ = try processes.spawn(SpawnRequest("/no/such/program"))
        }
    }

    @Test func aProgramThatIsNotExecutableIsNoExitCode() throws {
        let home = try TemporaryHome()
        try Programs.make(home.path("text"), "text", mode: "600")
        let refused = #expect(throws: PlatformError.self) { _ = try processes.spawn(SpawnRequest(home.path("text"))) }
        #expect(refused == .notStarted(home.path("text"), step: .exec, cause: .accessDenied))
        #expect(chmod(home.path("text"), 0o700) == 0)
        let unknown = #expect(throws: PlatformError.self) { _ = try processes.spawn(SpawnRequest(home.path("text"))) }
        #expect(unknown == .notStarted(home.path("text"), step: .exec, cause: .notExecutable))
    }

    @Test func aMissingWorkingFolderIsNotTakenForAMissingProgram() {
        #expect(throws: PlatformError.notStarted("/no/such/folder", step: .workingFolder, cause: .notFound)) {
            _ = try shell("true") { $0.workingFolder = "/no/such/folder" }
        }
    }

    @Test func aDescriptorThatIsNotOpenIsNamedAsTheStep() {
        #expect(throws: PlatformError.notStarted("/bin/sh", step: .descriptors, cause: .badDescriptor)) {
            _ = try shell("true") { $0.output = .descriptor(1_000_000) }
        }
    }

    @Test func aTextThatCWouldCutIsRefused() {
        #expect(throws: PlatformError.notStarted("/bin/sh", step: .exec, cause: .invalid)) {
            _ = try shell("true \0 false")
        }
    }

    @Test func argumentsEnvironmentAndFolderArriveAsGiven() throws {
        let text = try output(of: #"printf '%s|' "$0" "$@" "$A" "$HOME" "$PWD""#) { request in
            request.arguments += ["zero", "", "two words", "ü"]
            request.environment += ["A=1=2"]
            request.workingFolder = "/usr"
        }
        #expect(text == "zero||two words|ü|1=2||/usr|")
    }

    @Test(arguments: [false, true])
    func aChildHasOnlyTheDescriptorsItIsGiven(_ withoutCloseRange: Bool) throws {
        // Open, and not closed by exec: what a careless library leaves behind.
        let stray = dup(2)
        defer { close(stray) }
        #expect(stray > 2)
        #expect(try output(of: listing) { $0.withoutCloseRange = withoutCloseRange } == "0\n1\n2\n")
    }

    @Test func inheritedDescriptorsComeInOrderAfterTheThree() throws {
        let home = try TemporaryHome()
        let first = try SystemDisk().open(home.path("first"), .createNew)
        let second = try SystemDisk().open(home.path("second"), .createNew)
        _ = try output(of: "echo one >&3; echo two >&4; test -e /proc/$$/fd/5 && exit 1; exit 0") { request in
            request.inherited = [first.number, second.number]
        }
        #expect(try SystemDisk().readAll(home.path("first"), bytesMax: 10) == Array("one\n".utf8))
        #expect(try SystemDisk().readAll(home.path("second"), bytesMax: 10) == Array("two\n".utf8))
    }

    @Test func descriptorsMayChangePlacesOnTheWay() throws {
        let home = try TemporaryHome()
        let file = try SystemDisk().open(home.path("file"), .createNew)
        // Ours as the child's 0, 1 and 2 at once, and 0 as its 3: no source may be overwritten before its turn.
        var child = try shell("echo out; echo err >&2; readlink /proc/$$/fd/3 >&1") { request in
            request.input = .descriptor(file.number)
            request.output = .descriptor(file.number)
            request.error = .descriptor(file.number)
            request.inherited = [0]
        }
        #expect(try child.wait()?.status == .exited(code: 0))
        let text = String(decoding: try SystemDisk().readAll(home.path("file"), bytesMax: 1000), as: UTF8.self)
        let ours = try SystemDisk().readLink("/proc/self/fd/0")
        #expect(text == "out\nerr\n\(ours)\n")
    }

    @Test func withoutStreamsThereIsNull() throws {
        #expect(try output(of: "readlink /proc/$$/fd/0 /proc/$$/fd/2") == "/dev/null\n/dev/null\n")
    }

    @Test func aSessionOfItsOwnWhereAskedFor() throws {
        let script = "cut -d ' ' -f 6 /proc/$$/stat; echo $$"
        let own = try output(of: script) { $0.isSessionLeader = true }.split(separator: "\n")
        #expect(own.count == 2 && own[0] == own[1])
        #expect(try output(of: script).split(separator: "\n").first == "\(getsid(0))")
    }

    @Test func noSignalIsBlockedOrIgnoredInAChild() throws {
        // On this thread alone: the disposition of another signal would be that of all tests.
        var before = sigset_t()
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let text = try output(of: "grep -E '^Sig(Blk|Ign)' /proc/self/status")
        let masks = text.split(separator: "\n").compactMap { $0.split(separator: "\t").last }
        #expect(masks.allSatisfy { UInt64($0, radix: 16) == 0 }, "\(masks)")
        #expect(masks.count == 2)
        var after = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &after)
        #expect(sigismember(&after, SIGTERM) == 1)
    }

    @Test func anIgnoredSignalIsNotPassedOn() async {
        await #expect(processExitsWith: .success) {
            signal(SIGPIPE, SIG_IGN)
            let text = try SystemProcessesTests().output(of: "grep '^SigIgn' /proc/self/status")
            #expect(text.split(separator: "\t").last == "0000000000000000\n")
        }
    }

    @Test func aHundredChildrenAtOnceGetNothingOfOneAnother() async throws {
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<100 {
                group.addTask { try output(of: listing) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts.count == 100)
        #expect(Set(texts) == ["0\n1\n2\n"])
    }
}
