import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct EndedChildTests {
    private func child(_ script: String) throws -> ChildProcess {
        try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", script], environment: ["PATH=/usr/bin:/bin"]))
    }

    private func reaper(_ arguments: String...) throws -> RunningProgram {
        try RunningProgram(try Programs.path("roost-testbed"), ["reap"] + arguments)
    }

    @Test func aLookAtAChildReapsItNot() throws {
        var child = try child("exit 44")
        _ = try Poll.wait(child.pidfd.number, for: .readable, upTo: .seconds(60))
        let looks = try (0..<3).map { _ in try EndedChild.look(atPidfd: child.pidfd.number) }
        let end = try child.wait()
        #expect(looks == [.exited(code: 44), .exited(code: 44), .exited(code: 44)])
        #expect(end?.status == .exited(code: 44))
    }

    @Test func aChildThatRunsHasNoEnd() throws {
        var child = try child("exec sleep 600")
        let before = try EndedChild.look(atPidfd: child.pidfd.number)
        try child.signal(.kill)
        _ = try Poll.wait(child.pidfd.number, for: .readable, upTo: .seconds(60))
        let after = try EndedChild.look(atPidfd: child.pidfd.number)
        _ = try child.wait()
        #expect(before == nil)
        #expect(after == .signaled(.kill, coreDumped: false))
    }

    @Test func onlyTheParentMayLook() throws {
        guard let pidfd = try Pidfd.open(getppid()) else {
            Issue.record("somebody started this process")
            return
        }
        let number = pidfd.number
        let error = #expect(throws: PlatformError.self) { _ = try EndedChild.look(atPidfd: number) }
        #expect(error?.errno == .noChild)
    }

    @Test func aChildIsReapedOnceAndAgainDoesNoHarm() throws {
        let child = try child("exit 0")
        _ = try Poll.wait(child.pidfd.number, for: .readable, upTo: .seconds(60))
        let ended = EndedChild(pid: child.pid, status: .exited(code: 0))
        try ended.reap()
        try ended.reap()
        let isThere = try Pidfd.signal(child.pidfd, .kill)
        #expect(!isThere)
    }

    @Test func theNextOneIsToldAndStaysUntilItIsReaped() throws {
        let reaper = try reaper("--on-request", "/bin/sh", "-c", "kill -KILL $$")
        let started = try reaper.readLine()
        let pid = started?.split(separator: " ").last.flatMap { Int32($0) }
        let line = try reaper.readLine()
        #expect(line == "ended \(pid ?? 0) \(Platform.ExitStatus.signaled(.kill, coreDumped: false))")
        #expect(try ProcessStatus.read(pid ?? 0)?.hasEnded == true)
        try reaper.type("\n")
        #expect(try reaper.readLine() == "reaped \(pid ?? 0)")
        #expect(try reaper.end() == .exited(code: 0))
    }

    @Test func orphansComeToWhoeverAsksForThem() throws {
        let script = "(sh -c 'exit 5' & sh -c 'kill -TERM $$' &) ; exit 6"
        let reaper = try reaper("--orphans", "/bin/sh", "-c", script)
        let text = String(decoding: try reaper.readAll(), as: UTF8.self)
        #expect(try reaper.end() == .exited(code: 0))
        let ends = text.split(separator: "\n").filter { $0.hasPrefix("ended") }
        #expect(ends.contains { $0.hasSuffix("exited(code: 5)") }, "\(text)")
        #expect(ends.contains { $0.hasSuffix("exited(code: 6)") }, "\(text)")
        #expect(ends.contains { $0.contains("signaled(SIGTERM") }, "\(text)")
    }

    @Test(
        arguments: [
            (0x0000, Platform.ExitStatus.exited(code: 0)), (0x2c00, .exited(code: 44)), (0xff00, .exited(code: 255)),
            (0x0009, .signaled(.kill, coreDumped: false)), (0x0086, .signaled(.abort, coreDumped: true)),
            (0x000f, .signaled(.terminate, coreDumped: false)),
            (0x0040, .signaled(Signal(number: 64), coreDumped: false)),
        ] as [(Int32, Platform.ExitStatus)]
    )
    func aPackedStatusIsReadAsWaitGivesIt(_ packed: Int32, status: Platform.ExitStatus) {
        #expect(Platform.ExitStatus(waitStatus: packed) == status)
    }
}
