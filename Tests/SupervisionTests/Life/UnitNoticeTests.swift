import Domain
import Glibc
import Journal
import Platform
import Runs
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
}

/// What was sent to a socket, one message a line.
private final class HeardDatagrams {
    private let descriptor: FileDescriptor
    private var heard = ""

    init(at path: String) throws {
        descriptor = FileDescriptor(owning: socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
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
