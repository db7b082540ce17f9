import Domain
import Glibc
import TestSupport
import Testing

@testable import Platform
@testable import Recorder

@Suite struct KeeperLinkTests {
    private func send(_ bytes: [UInt8], to number: Int32) {
        #expect(bytes.withUnsafeBytes { Glibc.send(number, $0.baseAddress, $0.count, 0) } == bytes.count)
    }

    @Test func wordsOfTheKeeperComeInTheirOrder() throws {
        let pair = try PacketPair()
        let keeper = dup(pair.one.descriptor.number)
        defer { close(keeper) }
        var link = KeeperLink(pair.keepOther())
        let words: [KeeperWord] = [.stop(StopOrder(.drain)), .checkpoint, .exitWritten(.exited(code: 3)), .synced]
        for word in words { send(ShimMessage(word).bytes, to: keeper) }
        var found: [KeeperWord] = []
        while let word = link.next() { found.append(word) }
        let isConnected = link.isConnected
        #expect(found == words)
        #expect(isConnected)
    }

    @Test func whatIsNoWordIsPassedOver() throws {
        let pair = try PacketPair()
        let keeper = dup(pair.one.descriptor.number)
        defer { close(keeper) }
        var link = KeeperLink(pair.keepOther())
        send([1, 2, 3], to: keeper)
        send([UInt8](repeating: 0xff, count: ShimMessage.bytesCount), to: keeper)
        send([UInt8](repeating: 0, count: 1_000), to: keeper)
        send(ShimMessage(KeeperWord.synced).bytes, to: keeper)
        let words = [link.next(), link.next()]
        #expect(words == [.synced, nil])
    }

    @Test func aKeeperThatHasGoneIsHeardToItsLastWord() throws {
        let pair = try PacketPair()
        let keeper = dup(pair.one.descriptor.number)
        var link = KeeperLink(pair.keepOther())
        send(ShimMessage(KeeperWord.checkpoint).bytes, to: keeper)
        close(keeper)
        let last = link.next()
        let stillThere = link.isConnected
        let none = link.next()
        let isConnected = link.isConnected
        let descriptor = link.descriptor
        #expect(last == .checkpoint && stillThere)
        #expect(none == nil && !isConnected && descriptor == nil)
        link.say(.over)
    }

    @Test func wordsOfTheRecorderAndTheirDescriptorsArrive() throws {
        let pair = try PacketPair()
        let recorder = dup(pair.other.descriptor.number)
        let pipe = try Pipe()
        let inode = try pipe.writing.inode()
        var link = KeeperLink(UnixConnection(FileDescriptor(owning: recorder)))
        link.say(.born(pid: 5, startTicks: 6), descriptors: [pipe.writing.number])
        let room = ShimMessage.makeRoom()
        defer { room.deallocate() }
        guard var received = try pair.one.receive(into: room) else {
            Issue.record("a word came")
            return
        }
        let word = ShimMessage(UnsafeRawBufferPointer(rebasing: room[..<received.count]))?.recorderWord
        let found = try received.takeDescriptor()?.inode()
        #expect(word == .born(pid: 5, startTicks: 6))
        #expect(found == inode)
    }
}
