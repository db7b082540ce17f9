import Packing
import Testing

@Suite struct FrameCompressorTests {
    private func roundTrip(_ content: [UInt8], bytesMax: Int) throws -> [UInt8] {
        let compressor = try FrameCompressor()
        let decompressor = try FrameDecompressor()
        let frame = try content.withUnsafeBytes { try compressor.frame(of: $0) }
        return try frame.withUnsafeBytes { try decompressor.content(of: $0, bytesMax: bytesMax) }
    }

    @Test(arguments: [0, 1, 5000, 3_000_000])
    func aFrameHoldsWhatItWasGiven(bytes: Int) throws {
        let content = (0..<bytes).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        #expect(try roundTrip(content, bytesMax: bytes) == content)
    }

    @Test func contentBeyondTheLimitIsRefusedBeforeItIsUnpacked() {
        #expect(throws: PackingError.tooLarge(bytesMax: 99)) {
            try roundTrip([UInt8](repeating: 7, count: 100), bytesMax: 99)
        }
    }

    @Test(arguments: [[], [1, 2, 3], Array("no frame at all, but text".utf8)] as [[UInt8]])
    func whatIsNoFrameIsRefused(bytes: [UInt8]) throws {
        let decompressor = try FrameDecompressor()
        #expect(throws: PackingError.self) {
            try bytes.withUnsafeBytes { try decompressor.content(of: $0, bytesMax: 1000) }
        }
    }

    @Test func aFlippedBitIsSeenByTheChecksum() throws {
        let compressor = try FrameCompressor()
        let decompressor = try FrameDecompressor()
        let content = [UInt8]((0..<20_000).map { UInt8($0 % 251) })
        var frame = try content.withUnsafeBytes { try compressor.frame(of: $0) }
        frame[frame.count - 1] ^= 1
        #expect(throws: PackingError.self) {
            try frame.withUnsafeBytes { try decompressor.content(of: $0, bytesMax: 1 << 20) }
        }
    }
}
