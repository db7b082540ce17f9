import Domain
import TestSupport
import Testing

@Suite struct CRC32CTests {
    /// RFC 3720, appendix B.4, and the check value that every catalogue of checksums gives.
    private static let vectors: [([UInt8], UInt32)] = [
        ([UInt8](repeating: 0, count: 32), 0x8a91_36aa),
        ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
        ([UInt8](0..<32), 0x46dd_794e),
        ([UInt8]((0..<32).reversed()), 0x113f_db5c),
        (Array("123456789".utf8), 0xe306_9283),
        ([], 0),
    ]

    @Test(arguments: vectors)
    func publishedVectorsAreMet(bytes: [UInt8], checksum: UInt32) {
        #expect(CRC32C.checksum(bytes) == checksum)
    }

    @Test func checksumsAreChainedAtEveryCut() {
        let bytes = (0..<67).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let whole = CRC32C.checksum(bytes)
        for cut in 0...bytes.count {
            let first = CRC32C.checksum(Array(bytes[..<cut]))
            #expect(CRC32C.checksum(Array(bytes[cut...]), seed: first) == whole)
        }
    }

    @Test func anyFlippedBitIsSeen() {
        let bytes = Array("one line of a journal".utf8)
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(CRC32C.checksum(damaged) != CRC32C.checksum(bytes))
        }
    }

    /// The definition itself, a bit at a time.
    private func slowChecksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { remainder, byte in
            (0..<8).reduce(remainder ^ UInt32(byte)) { bits, _ in bits & 1 == 1 ? bits >> 1 ^ 0x82f6_3b78 : bits >> 1 }
        }
    }

    @Test func everyLengthAndAlignmentMeetsTheDefinition() {
        var random = SeededGenerator(seed: 12)
        let bytes = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        for start in 0..<9 {
            for end in start...bytes.count {
                let checksum = bytes.withUnsafeBytes {
                    CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[start..<end]))
                }
                #expect(checksum == slowChecksum(Array(bytes[start..<end])))
            }
        }
    }
}
