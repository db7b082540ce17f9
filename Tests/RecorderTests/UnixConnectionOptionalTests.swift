import Platform
import TestSupport
import Testing

@testable import Recorder

@Suite struct UnixConnectionOptionalTests {
    @Test func whereNobodyIsNothingIsSentAndNothingComes() throws {
        let nobody: UnixConnection? = nil
        let room = ShimMessage.makeRoom()
        defer { room.deallocate() }
        try nobody.send(UnsafeRawBufferPointer(room))
        let hasReceived = try nobody.receive(into: room) != nil
        let number = nobody.number
        #expect(!hasReceived)
        #expect(number == nil)
    }

    @Test func whoIsThereIsSpokenToAsUsual() throws {
        let pair = try PacketPair()
        let other: UnixConnection? = pair.keepOther()
        let room = ShimMessage.makeRoom()
        defer { room.deallocate() }
        let end = try other.receive(into: room)?.count
        #expect(end == 0, "the other end has gone")
        let number = other.number
        #expect(number != nil)
    }
}
