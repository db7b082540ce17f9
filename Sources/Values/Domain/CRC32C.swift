/// The checksum of RFC 3720 (Castagnoli's polynomial), which finds torn and damaged records. It proves nothing against
/// somebody who alters a record on purpose.
package enum CRC32C {
    /// The polynomial 0x1EDC6F41 with its bits in the reverse order.
    private static let polynomial: UInt32 = 0x82f6_3b78

    /// Eight tables of 256: table `n` holds the remainder of a byte that is followed by `n` zero bytes, so that eight
    /// bytes are taken in one step ("slicing by 8", Kounavis and Berry, 2005).
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        // The remainder of a sum is the sum of the remainders: each bit is worked out once, and then combined.
        var (bit, remainder) = (0x80, polynomial)
        while bit > 0 {
            for byte in stride(from: 0, to: 256, by: 2 * bit) { tables[byte + bit] = tables[byte] ^ remainder }
            remainder = remainder & 1 == 1 ? remainder >> 1 ^ polynomial : remainder >> 1
            bit >>= 1
        }
        for place in 256..<tables.count {
            let shorter = tables[place - 256]
            tables[place] = shorter >> 8 ^ tables[Int(shorter & 0xff)]
        }
        return tables
    }()

    /// The checksum of the bytes; with the checksum of what stands before them as `seed`, that of both together.
    package static func checksum(_ bytes: UnsafeRawBufferPointer, seed: UInt32 = 0) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var remainder = ~seed
            var offset = 0
            while offset + 8 <= bytes.count {
                let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                remainder = step(word ^ UInt64(remainder), tables)
                offset += 8
            }
            while offset < bytes.count {
                remainder = remainder >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: remainder) ^ bytes[offset])]
                offset += 1
            }
            return ~remainder
        }
    }

    package static func checksum(_ bytes: [UInt8], seed: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { checksum($0, seed: seed) }
    }

    @inline(__always)
    private static func step(_ word: UInt64, _ tables: UnsafeBufferPointer<UInt32>) -> UInt32 {
        let low =
            tables[1_792 + Int(word & 0xff)] ^ tables[1_536 + Int(word >> 8 & 0xff)]
            ^ tables[1_280 + Int(word >> 16 & 0xff)] ^ tables[1_024 + Int(word >> 24 & 0xff)]
        let high =
            tables[768 + Int(word >> 32 & 0xff)] ^ tables[512 + Int(word >> 40 & 0xff)]
            ^ tables[256 + Int(word >> 48 & 0xff)] ^ tables[Int(word >> 56)]
        return low ^ high
    }
}
