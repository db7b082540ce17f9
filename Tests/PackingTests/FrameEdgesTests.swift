import Testing

@testable import Packing

@Suite struct FrameEdgesTests {
    @Test func aFrameEndsWhereTheNextBegins() throws {
        let compressor = try FrameCompressor()
        let first = try [UInt8](repeating: 1, count: 5000).withUnsafeBytes { try compressor.frame(of: $0) }
        let both = first + SeekTable().bytes
        #expect(both.withUnsafeBytes { FrameEdges.bytes(of: $0) } == first.count)
        #expect(both.withUnsafeBytes { FrameEdges.contentBytes(of: $0) } == 5000)
        #expect(!both.withUnsafeBytes { FrameEdges.isSkippable($0) })
        let torn = first.dropLast()
        #expect(torn.withUnsafeBytes { FrameEdges.bytes(of: $0) } == nil)
    }

    @Test func aTableIsAFrameWithoutContent() {
        let bytes = SeekTable().bytes
        #expect(bytes.withUnsafeBytes { FrameEdges.isSkippable($0) })
        #expect(bytes.withUnsafeBytes { FrameEdges.bytes(of: $0) } == bytes.count)
        #expect(bytes.withUnsafeBytes { FrameEdges.contentBytes(of: $0) } == 0)
    }

    @Test func theLibrarySaysWhyItRefuses() {
        // The largest size is minus one, which stands for the generic error.
        #expect(throws: PackingError.self) { try ZstdCode.check(-1) }
        #expect(throws: Never.self) { try ZstdCode.check(12) }
    }
}
