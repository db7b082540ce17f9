import Domain
import Glibc
import Platform
import TestSupport
import Testing

@testable import Control

/// With processes that really belong to another user, which only root can make.
@Suite("root: another user at the control socket", .enabled(if: geteuid() == 0, "root: only root can be two users"))
struct ControlOtherUserTests {
    @Test func anotherUserIsNotHeard() async {
        await #expect(processExitsWith: .success) {
            let room = try ControlRoom(for: "otherUser")
            try room.listen()
            chmod(room.home.path, 0o711)
            let nobody: uid_t = 65_534
            // The mode of the socket alone keeps them out.
            seteuid(nobody)
            let kept = #expect(throws: PlatformError.self) { _ = try room.stranger() }
            seteuid(0)
            #expect(kept?.errno == .accessDenied)
            // Where somebody has opened it, the kernel still says who is there.
            chmod(room.address.path, 0o666)
            seteuid(nobody)
            let stranger = try room.stranger()
            seteuid(0)
            let isTurnedAway = try room.turn { room.listener?.lastTurnedAway == .otherUser(uid: nobody) }
            #expect(isTurnedAway)
            #expect(room.listener?.peerCount == 0)
            _ = stranger.descriptor.number
        }
    }

    @Test func theSocketOfAnotherUserIsNotToldAnything() async {
        await #expect(processExitsWith: .success) {
            let room = try ControlRoom(for: "otherDaemon")
            let nobody: uid_t = 65_534
            chown(room.home.path, nobody, 0)
            seteuid(nobody)
            let listener = try UnixListener(at: UnixSocketAddress(room.address.path))
            seteuid(0)
            let link = try room.link(uid: 0)
            link.connectIfDue(at: room.clock.now().monotonic)
            #expect(link.lastError == .otherUser(uid: nobody))
            #expect(link.descriptor == nil)
            _ = listener.descriptor.number
        }
    }
}
