import Control
import Domain
import Glibc
import Journal
import Platform
import Runs
import Synchronization
import TestSupport
import Testing

@testable import Supervision

@Suite struct UnitNoticeTests {
    @Test func withoutSystemdNobodyIsTold() {
        let notice = UnitNotice(Environment([:]), pid: 7)
        #expect(!notice.isOurStarter && notice.watchdogInterval == nil)
        notice.ready(pid: 7)
    }

    @Test func whatSystemdGaveToAnotherIsNotMeant() {
        let inherited = Environment([
            "SYSTEMD_EXEC_PID": "6", "INVOCATION_ID": "x", "NOTIFY_SOCKET": "/run/n", "WATCHDOG_USEC": "1000",
        ])
        let notice = UnitNotice(inherited, pid: 7)
        #expect(!notice.isOurStarter && notice.watchdogInterval == nil)
    }

    @Test(arguments: [
        ["SYSTEMD_EXEC_PID": "7"], ["NOTIFY_SOCKET": "/run/n"], ["INVOCATION_ID": "x"],
    ]) func systemdIsKnown(values: [String: String]) {
        #expect(UnitNotice(Environment(values), pid: 7).isOurStarter)
    }

    @Test func theWatchdogIsFedTwiceInItsTime() {
        var values = ["NOTIFY_SOCKET": "/run/n", "WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "7"]
        #expect(UnitNotice(Environment(values), pid: 7).watchdogInterval == .seconds(15))
        values["WATCHDOG_PID"] = "8"
        #expect(UnitNotice(Environment(values), pid: 7).watchdogInterval == nil)
    }

    /// The real daemon under what systemd gives to a unit.
    @Test func aUnitIsToldOfBeginningAndEnd() throws {
        let trial = try DaemonTrial()
        let path = trial.home.root + "/n.sock"
        let socket = try HeardDatagrams(at: path)
        let values = ["NOTIFY_SOCKET": path, "HOME": trial.home.root]
        let tester = try CommandTester("roostd").arguments("--foreground", "--home", trial.home.root)
        let side = SideThread { _ = try tester.environment(values).run() }
        #expect(try Eventually.wait(upTo: .seconds(30)) { try socket.text().contains("READY=1\nMAINPID=") })
        let daemon = try #require(try trial.living()).process
        _ = try trial.processes.signal(daemon, .hangUp)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try socket.text().contains("RELOADING=1\nMONOTONIC_USEC=") })
        _ = try trial.processes.signal(daemon, .terminate)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try socket.text().contains("STOPPING=1") })
        try side.join()
    }

    /// A socket of the abstract kind, a watchdog to be fed, and an end that asks for another daemon.
    @Test func aUnitFeedsItsWatchdogAndAsksForAnother() throws {
        let trial = try DaemonTrial()
        let path = "@roost-test-\(ProcessIdentity.ownPID)-\(Randomness.uint64())"
        let socket = try HeardDatagrams(at: path)
        let values = ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "100000", "HOME": trial.home.root]
        let tester = try CommandTester("roostd").arguments("--foreground", "--home", trial.home.root).limit(
            .seconds(120)
        )
        let code = Mutex<Int32?>(nil)
        let side = SideThread {
            code.withLock { [ended = try tester.environment(values).run().exitCode] in $0 = ended }
        }
        #expect(try Eventually.wait(upTo: .seconds(30)) { try socket.text().contains("READY=1\nMAINPID=") })
        let isFed = try Eventually.wait(upTo: .seconds(30)) {
            try socket.text().split(separator: "\n").count { $0 == "WATCHDOG=1" } >= 3
        }
        #expect(isFed)
        let answer = try trial.ask("restart-daemon", ["hot"])
        #expect(answer.isOK, "\(answer.detail)")
        try side.join()
        #expect(code.withLock { $0 } == 75)
        #expect(try socket.text().contains("STOPPING=1\nSTATUS=restarting"))
        #expect(try trial.living() == nil)
    }
}

/// What was sent to a socket, one message a line.
private final class HeardDatagrams {
    private let descriptor: FileDescriptor
    private var heard = ""

    init(at path: String) throws {
        descriptor = FileDescriptor(owning: socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isAbstract = path.hasPrefix("@")
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            room.copyBytes(from: path.utf8)
            if isAbstract { room[0] = 0 }
        }
        let size = isAbstract ? socklen_t(2 + path.utf8.count) : socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor.number, $0, size) }
        }
        guard bound == 0 else { throw Errno(code: errno) }
    }

    func text() throws -> String {
        var bytes = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor.number, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { return heard }
            heard += String(decoding: bytes.prefix(count), as: UTF8.self) + "\n"
        }
    }
}
