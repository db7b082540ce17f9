import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Control

@Suite struct ControlPeerTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "peer") }

    @Test func itHasToSayWhoItIsAndToEndWhatItBegins() throws {
        let listener = try UnixListener(at: UnixSocketAddress(home.path("s")))
        let guest = try UnixConnection(to: UnixSocketAddress(home.path("s")))
        guard let connection = try listener.accept() else { throw ControlError.closed }
        let taken = try ControlPeer(connection, uid: geteuid(), at: MonotonicTime(nanoseconds: 0))
        #expect(taken.due?.else == .silent)
        taken.greeted(by: try Samples.hello())
        #expect(taken.due?.at == nil)
        try guest.sendAll(Array(#"{"a":1}"#.utf8))
        let first = try taken.receive(at: MonotonicTime(nanoseconds: 5))
        #expect(first.isEmpty && taken.due?.else == .stalled)
        let due = taken.due?.at
        #expect(due == MonotonicTime(nanoseconds: 5).advanced(by: ControlLimits.frameDeadline))
        try guest.sendAll([32])
        _ = try taken.receive(at: MonotonicTime(nanoseconds: 9))
        #expect(taken.due?.at == due)
        try guest.sendAll([10])
        let frames = try taken.receive(at: MonotonicTime(nanoseconds: 9)).map { try $0.get() }
        #expect(frames == [["a": 1]] && taken.due?.at == nil)
        taken.close()
        #expect(throws: ControlError.closed) { try taken.send(["b": 2]) }
    }
}
