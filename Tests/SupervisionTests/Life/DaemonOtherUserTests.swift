import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// A real daemon and a process that really belongs to another user, which only root can make.
@Suite("root: another user and the daemon", .enabled(if: geteuid() == 0, "root: only root can be two users"))
struct DaemonOtherUserTests {
    private static let nobody: UInt32 = 65_534

    private func visit(_ trial: DaemonTrial, _ directive: String) throws -> String {
        let visitor = try RunningProgram(
            Programs.path("roost-testbed"),
            ["visit", trial.home.socket, "--uid", "\(Self.nobody)", "--daemon", "\(geteuid())", directive]
        )
        return String(decoding: try visitor.readAll(), as: UTF8.self)
    }

    /// Waits for who listens, since a daemon says that it has begun before it does.
    private func daemon(_ trial: DaemonTrial) throws -> RunningProgram {
        let daemon = try trial.daemon()
        #expect(try trial.begun(daemon.pid))
        let listens = try Eventually.wait(upTo: .seconds(30)) { try trial.disk.exists(trial.home.socket) }
        #expect(listens)
        return daemon
    }

    @Test func anotherUserDoesNotComeNearTheSocket() throws {
        let trial = try DaemonTrial()
        let daemon = try daemon(trial)
        #expect(try trial.disk.status(of: trial.home.root)?.mode == 0o700)
        #expect(try trial.disk.status(of: trial.home.socket)?.mode == 0o600)
        #expect(try visit(trial, "version").contains("Permission denied"))
        // Where somebody has opened the folder, the socket is still closed.
        chmod(trial.home.root, 0o711)
        #expect(try visit(trial, "version").contains("Permission denied"))
        withExtendedLifetime(daemon) {}
    }

    @Test(arguments: ["version", "stop", "restart-daemon"])
    func whoComesNearAllTheSameIsNotHeard(directive: String) throws {
        let trial = try DaemonTrial()
        let daemon = try daemon(trial)
        chmod(trial.home.root, 0o711)
        chmod(trial.home.socket, 0o666)
        // The kernel says who is there: the connection is closed before anything is read.
        #expect(try visit(trial, directive).contains("the daemon let go of the connection"))
        #expect(try trial.ask("version").data?["pid"]?.integerValue == Int64(daemon.pid))
        #expect(try trial.ask("status").data?["state"] == "running")
        #expect(try trial.events().allSatisfy { $0.typeText != "directive" })
    }
}
