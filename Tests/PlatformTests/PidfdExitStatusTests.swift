import Domain
import Glibc
import TestSupport
import Testing

@testable import Platform

/// How processes ended that are no children of ours: those of a testbed that reaps them when it is told to.
@Suite struct PidfdExitStatusTests {
    private final class Orphan {
        let parent: RunningProgram
        let identity: ProcessIdentity
        let pidfd: FileDescriptor

        init(_ script: String) throws {
            parent = try RunningProgram(
                try Programs.path("roost-testbed"),
                ["reap", "--on-request", "/bin/sh", "-c", script]
            )
            let line = try parent.readLine()
            let pid = try #require(line?.split(separator: " ").last.flatMap { Int32($0) })
            identity = try #require(try SystemProcesses().identity(of: pid))
            pidfd = FileDescriptor(owning: try Pidfd.open(pid)?.release() ?? -1)
        }

        var status: Platform.ExitStatus? { Pidfd.exitStatus(of: identity, pidfd.number) }

        func reap() throws {
            try parent.type("\n")
            _ = try parent.readLine()
        }
    }

    /// Linux 6.15 began to keep the status for whoever holds the process.
    private static let keepsStatus: Bool = {
        var system = utsname()
        uname(&system)
        let release = withUnsafeBytes(of: &system.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        let parts = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
        return parts.count == 2 && (parts[0], parts[1]) >= (6, 15)
    }()

    @Test(arguments: [
        ("exit 0", Platform.ExitStatus.exited(code: 0)), ("exit 44", .exited(code: 44)),
        ("exit 255", .exited(code: 255)),
        ("kill -SEGV $$", .signaled(Signal(number: SIGSEGV), coreDumped: false)),
        ("kill -KILL $$", .signaled(.kill, coreDumped: false)),
    ])
    func anEndIsReadWhileNobodyHasReapedItAndAfterwardsWhereTheKernelKeepsIt(
        _ script: String,
        status: Platform.ExitStatus
    ) throws {
        let orphan = try Orphan("ulimit -c 0; \(script)")
        _ = try orphan.parent.readLine()
        let waiting = orphan.status
        try orphan.reap()
        let reaped = orphan.status
        #expect(waiting == status)
        #expect(reaped == (Self.keepsStatus ? status : nil))
    }

    @Test func whatRunsHasNoEnd() throws {
        let orphan = try Orphan("exec sleep 60")
        let running = orphan.status
        let wasThere = try Pidfd.signal(orphan.pidfd, .kill)
        _ = try orphan.parent.readLine()
        let ended = orphan.status
        try orphan.reap()
        #expect(running == nil)
        #expect(wasThere)
        #expect(ended == .signaled(.kill, coreDumped: false))
    }

    @Test func aNumberThatAnotherHasNowTellsNothing() throws {
        let orphan = try Orphan("exit 3")
        _ = try orphan.parent.readLine()
        let another = ProcessIdentity(
            boot: orphan.identity.boot,
            pid: orphan.identity.pid,
            startTicks: orphan.identity.startTicks + 1
        )
        let found = Pidfd.exitStatus(of: another, orphan.pidfd.number)
        try orphan.reap()
        #expect(found == nil)
    }

    /// The kernel shows 0 for what we may not look into: taken for an end it would make a success of any failure.
    @Test(.enabled(if: geteuid() == 0)) func theEndOfAnothersProcessIsNotTakenForAGoodOne() async {
        await #expect(processExitsWith: .success) {
            var child = try SystemProcesses().spawn(SpawnRequest("/bin/sh", ["-c", "exit 44"]))
            _ = try Poll.wait(child.pidfd.number, for: .readable, upTo: .seconds(60))
            let identity = try #require(try SystemProcesses().identity(of: child.pid))
            let before = Pidfd.exitStatus(of: identity, child.pidfd.number)
            #expect(before == .exited(code: 44))
            #expect(setgid(65_534) == 0)
            #expect(setuid(65_534) == 0)
            let after = Pidfd.exitStatus(of: identity, child.pidfd.number)
            #expect(after == nil)
            _ = try child.wait()
        }
    }
}
