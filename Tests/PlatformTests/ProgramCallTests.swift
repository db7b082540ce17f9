import Domain
import Glibc
import Platform
import TestSupport
import Testing

@Suite struct ProgramCallTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "ProgramCallTests") }

    private func shell(_ script: String, _ change: (inout ProgramCall) -> Void = { _ in }) -> ProgramCall {
        var call = ProgramCall("/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"])
        call.timeout = .seconds(60)
        change(&call)
        return call
    }

    @Test func bothChannelsAndTheExitCodeComeBack() throws {
        let result = try shell("echo out; echo err >&2").run()
        #expect(result.text == "out\n")
        #expect(String(decoding: result.stderr, as: UTF8.self) == "err\n")
        #expect(result.isSuccess)
        #expect(result.logError == nil)
    }

    @Test func anEndThatIsNoSuccessIsAnErrorWithWhatWasSaid() throws {
        #expect(throws: PlatformError.rejected("/bin/sh", status: .exited(code: 3), said: "err\n")) {
            _ = try shell("echo out; echo err >&2; exit 3").run()
        }
        #expect(throws: PlatformError.rejected("/bin/sh", status: .exited(code: 4), said: "out\n")) {
            _ = try shell("echo out; exit 4").run()
        }
        let killed = #expect(throws: PlatformError.self) { _ = try shell("kill -KILL $$").run() }
        #expect(killed == .rejected("/bin/sh", status: .signaled(.kill, coreDumped: false), said: ""))
        #expect(killed?.description == "/bin/sh was ended by SIGKILL")
    }

    @Test func whereFailureIsNotRejectedItIsAnAnswer() throws {
        let result = try shell("echo out; echo err >&2; exit 3") { $0.rejectsFailure = false }.run()
        #expect(result.status == .exited(code: 3))
        #expect(result.said == "err\n")
    }

    @Test func chunksComeWhileTheProgramRuns() throws {
        let go = home.path("go")
        var order: [String] = []
        let script = "echo one; while [ ! -e '\(go)' ]; do sleep 0.01; done; echo two >&2"
        _ = try shell(script).run(
            onStdout: { (chunk) throws(PlatformError) in
                order.append("out " + String(decoding: chunk, as: UTF8.self))
                try SystemDisk().createFile(go, with: [])
            },
            onStderr: { order.append("err " + String(decoding: $0, as: UTF8.self)) }
        )
        #expect(order == ["out one\n", "err two\n"])
    }

    @Test func aFullSecondChannelBlocksNothing() throws {
        let script =
            "i=0; while [ $i -lt 20 ]; do head -c 100000 /dev/zero >&2; head -c 100000 /dev/zero; i=$((i+1)); done"
        let result = try shell(script).run()
        #expect(result.stdout.count == 2_000_000)
        #expect(result.stderr.count == 2_000_000)
    }

    @Test func inputOfAnyLengthArrives() throws {
        let input = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(try shell("cat") { $0.input = input }.run().stdout == input)
        #expect(try shell("exit 0") { $0.input = input }.run().isSuccess)
        #expect(try shell("cat").run().stdout.isEmpty)
    }

    @Test func theLogHasBothChannelsAndWhatItHadBefore() throws {
        let log = home.path("log")
        try SystemDisk().createFile(log, with: Array("before\n".utf8))
        var seen: [String] = []
        let script = "echo one; while [ ! -s '\(log).go' ]; do sleep 0.01; done; printf two >&2"
        let result = try shell(script) { $0.logFile = log }.run(onStdout: { (_) throws(PlatformError) in
            // It is in the file before the callback hears of it.
            seen.append(String(decoding: try SystemDisk().readAll(log, bytesMax: 1000), as: UTF8.self))
            try SystemDisk().createFile(log + ".go", with: [1])
        })
        #expect(seen == ["before\none\n"])
        #expect(String(decoding: try SystemDisk().readAll(log, bytesMax: 1000), as: UTF8.self) == "before\none\ntwo")
        #expect(result.logError == nil)
    }

    @Test func aLogWithoutRoomDoesNotFailTheCall() throws {
        let disk = FaultyDisk()
        disk.roomBytes = 2
        let result = try shell("echo out; echo more") { $0.logFile = home.path("log") }.run(disk: disk)
        #expect(result.text == "out\nmore\n")
        #expect(result.logError?.errno == .noSpace)
    }

    @Test func aLogThatCannotBeOpenedStartsNothing() throws {
        let mark = home.path("mark")
        #expect(throws: PlatformError.self) {
            _ = try shell("touch '\(mark)'") { $0.logFile = home.path("no/such/log") }.run()
        }
        #expect(try !SystemDisk().exists(mark))
    }

    @Test func aDescendantThatKeepsTheChannelsDoesNotHoldTheCall() throws {
        let result = try shell("sleep 1000 & echo $!").run()
        let pid = try #require(Int32(result.text.dropLast()))
        let grandchild = try #require(try SystemProcesses().identity(of: pid))
        #expect(try SystemProcesses().isAlive(grandchild))
        #expect(try SystemProcesses().signal(grandchild, .kill))
    }

    @Test func theTimeOverEndsAllThatWasStarted() throws {
        let file = home.path("pid")
        #expect(throws: PlatformError.timedOut("/bin/sh", after: .milliseconds(200))) {
            _ = try shell("sleep 1000 & echo $! > '\(file)'; wait") { $0.timeout = .milliseconds(200) }.run()
        }
        let pid = try Int32(String(decoding: SystemDisk().readAll(file, bytesMax: 100), as: UTF8.self).dropLast())
        let gone = try Eventually.wait(upTo: .seconds(60)) { try ProcessStatus.read(pid ?? 0)?.hasEnded ?? true }
        #expect(gone)
    }

    @Test func whatDoesNotHeedTheRequestIsKilled() {
        #expect(throws: PlatformError.timedOut("/bin/sh", after: .milliseconds(50))) {
            _ = try shell("trap '' TERM; while :; do sleep 0.1; done") { $0.timeout = .milliseconds(50) }.run()
        }
    }

    @Test func moreThanIsKeptIsAnError() {
        #expect(throws: PlatformError.tooMuchOutput("/bin/sh", bytesMax: 1000)) {
            _ = try shell("yes") { $0.capturedBytesMax = 1000 }.run()
        }
    }

    @Test func whatOnlyTheCallbackWantsMayHaveAnyLength() throws {
        var count = 0
        let result = try shell("head -c 300000 /dev/zero") { call in
            call.capturesOutput = false
            call.capturedBytesMax = 1000
        }.run(onStdout: { count += $0.count })
        #expect(count == 300_000)
        #expect(result.stdout.isEmpty)
    }

    @Test func anErrorOfACallbackEndsTheProgram() throws {
        var pid: Int32 = 0
        #expect(throws: PlatformError.notFolder(path: "x")) {
            _ = try shell("echo $$; exec sleep 1000").run(onStdout: { (chunk) throws(PlatformError) in
                pid = Int32(String(decoding: chunk.dropLast(), as: UTF8.self)) ?? 0
                throw .notFolder(path: "x")
            })
        }
        #expect(pid > 0)
        #expect(try ProcessStatus.read(pid) == nil)
    }

    @Test func aProgramThatIsNotThereIsNoExitCode() {
        #expect(throws: PlatformError.notStarted("/no/such/program", step: .exec, cause: .notFound)) {
            _ = try ProgramCall("/no/such/program").run()
        }
    }

    @Test func environmentAndFolderAreThoseThatWereGiven() throws {
        let result = try shell("pwd; echo $A; [ -t 0 ] || echo plain") { call in
            call.workingFolder = "/usr"
            call.environment += ["A=1"]
        }.run()
        #expect(result.text == "/usr\n1\nplain\n")
    }

    @Test func descriptorsDoNotGatherUp() throws {
        let before = try SystemDisk().list("/proc/self/fd").count
        for _ in 0..<50 { _ = try shell("echo x").run() }
        // Other tests open and close theirs at the same time.
        let isSteady = try Eventually.wait(upTo: .seconds(60)) {
            try SystemDisk().list("/proc/self/fd").count < before + 50
        }
        #expect(isSteady)
    }
}
