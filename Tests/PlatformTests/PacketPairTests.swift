import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct PacketPairTests {
    private func send(
        _ bytes: [UInt8],
        over connection: borrowing UnixConnection,
        descriptors: [Int32] = []
    ) throws -> Int? {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { room.deallocate() }
        room.copyBytes(from: bytes)
        return try connection.send(UnsafeRawBufferPointer(room), descriptors: descriptors)
    }

    private func receive(_ connection: borrowing UnixConnection, bytesMax: Int = 64) throws -> [UInt8]? {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytesMax, alignment: 1)
        defer { room.deallocate() }
        guard let received = try connection.receive(into: room) else { return nil }
        return Array(room.prefix(received.count))
    }

    @Test func whatIsSentAtOnceIsReceivedAtOnce() throws {
        let pair = try PacketPair()
        _ = try send([1, 2, 3], over: pair.one)
        _ = try send([4], over: pair.one)
        _ = try send([9, 9], over: pair.other)
        let there = [try receive(pair.other), try receive(pair.other), try receive(pair.other)]
        let here = [try receive(pair.one), try receive(pair.one)]
        #expect(there == [[1, 2, 3], [4], nil])
        #expect(here == [[9, 9], nil])
    }

    @Test func aMessageIsNeverContinuedInTheNext() throws {
        let pair = try PacketPair()
        _ = try send([1, 2, 3], over: pair.one)
        _ = try send([4, 5, 6], over: pair.one)
        let found = [try receive(pair.other, bytesMax: 2), try receive(pair.other, bytesMax: 2)]
        #expect(found == [[1, 2], [4, 5]])
    }

    @Test func descriptorsGoWithTheirMessage() throws {
        let pair = try PacketPair()
        let pipe = try Pipe()
        _ = try send([1], over: pair.one, descriptors: [pipe.writing.number, pipe.reading.number])
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 8)
        defer { room.deallocate() }
        guard var received = try pair.other.receive(into: room) else {
            Issue.record("a message came")
            return
        }
        let count = received.descriptorCount
        let inodes = [try received.takeDescriptor()?.inode(), try received.takeDescriptor()?.inode()]
        let inode = try pipe.reading.inode()
        #expect(count == 2)
        #expect(inodes == [inode, inode])
    }

    @Test func theEndOfOneEndShowsBehindItsLastMessage() throws {
        let pair = try PacketPair()
        _ = try send([7], over: pair.one)
        let other = pair.keepOther()
        let found = [try receive(other), try receive(other)]
        #expect(found == [[7], []])
        var failure: Errno?
        do { _ = try send([1], over: other) } catch let error as PlatformError { failure = error.errno }
        #expect(failure == .brokenPipe, "and no signal")
    }

    @Test func neitherEndEverWaits() throws {
        let pair = try PacketPair()
        let message = [UInt8](repeating: 1, count: 1_000)
        var count = 0
        while try send(message, over: pair.one) != nil, count < 100_000 { count += 1 }
        #expect(count > 0 && count < 100_000)
        let first = try receive(pair.other, bytesMax: 1_000)
        let last = try receive(pair.one)
        #expect(first == message)
        #expect(last == nil)
    }

    @Test func neitherEndPassesToAChild() throws {
        let pair = try PacketPair()
        let flags = [fcntl(pair.one.descriptor.number, F_GETFD), fcntl(pair.other.descriptor.number, F_GETFD)]
        #expect(flags.allSatisfy { $0 & FD_CLOEXEC != 0 })
        let one = pair.keepOne()
        let found = try receive(one)
        #expect(found == [], "the other end has gone with the pair")
    }
}
