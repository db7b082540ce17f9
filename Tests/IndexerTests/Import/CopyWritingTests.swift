import Domain
import Platform
import TestSupport
import Testing

@testable import Indexer

@Suite struct CopyWritingTests {
    private static let now = WallTime(nanoseconds: 1_000_000_000)

    private let home: TemporaryHome
    private let disk = SystemDisk()
    private let identity = ImportIdentity(.events, conversation: nil, firstLine: [1], path: "x")

    init() throws { home = try TemporaryHome(for: "CopyWriting") }

    @Test func aLargeCopyThatWasStoppedGoesOnFromItsLastCheckpoint() throws {
        let checkpoint = CopyWriting.checkpointBytes
        let content = [UInt8](repeating: 0x61, count: Int(checkpoint) + (3 << 20))
        let folder = ImportFolder(home.path("imports"), on: disk)
        var stopped = BytesInMemory(content: content)
        stopped.readableMax = checkpoint + (2 << 20)
        let end = stopped.bytes
        #expect(throws: IndexerError.self) {
            _ = try folder.take(&stopped, upTo: end, identity, named: "x", now: Self.now)
        }
        let half = try #require(try folder.copy(identity.id(after: 0)))
        #expect(half.bytes == checkpoint)
        // The bytes behind the checkpoint were written too, and do not count.
        var whole = BytesInMemory(content: content)
        let taken = try folder.take(&whole, upTo: end, identity, named: "x", now: Self.now)
        #expect(taken.change == .grown(from: checkpoint) && taken.copy.bytes == end)
        var copied = try taken.copy.content()
        #expect(try ByteComparison.firstDifference(between: &whole, and: &copied, in: 0..<end) == nil)
    }

    @Test func aSourceThatEndsTooSoonIsRefused() throws {
        let folder = ImportFolder(home.path("imports"), on: disk)
        var source = BytesInMemory(content: [1, 2, 3])
        #expect(throws: IndexerError.changedMeanwhile(path: "x")) {
            _ = try folder.take(&source, upTo: 9, identity, named: "x", now: Self.now)
        }
        #expect(try folder.copy(identity.id(after: 0))?.bytes == nil)
        let taken = try folder.take(&source, upTo: 3, identity, named: "x", now: Self.now)
        #expect(taken.change == .new)
    }
}
