/// A hash of bytes under a key, cheaper by far than a code, and one that can be kept up over a window of a stream.
///
/// It is the polynomial `Σ (byte + 1) · base^(length - 1 - place)` modulo the prime 2^61 - 1, whose base comes from the
/// key: who does not have the key cannot tell which bytes a hash is of. `FORMAT.md` fixes it.
package enum RollingHash {
    static let prime: UInt64 = 1 << 61 - 1
    private static let purpose = Array("roost secrets.idx rolling hash".utf8)

    /// The base under a key: eight bytes of a code of a fixed text, little-endian, brought between 256 and the prime.
    package static func base(key: [UInt8]) -> UInt64 {
        let bytes = HMACSHA256.code(purpose, key: key).prefix(8)
        return bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % (prime - 256) + 256
    }

    package static func of(_ bytes: UnsafeRawBufferPointer, base: UInt64) -> UInt64 {
        var hash: UInt64 = 0
        for byte in bytes { hash = sum(product(hash, base), UInt64(byte) + 1) }
        return hash
    }

    package static func of(_ bytes: [UInt8], base: UInt64) -> UInt64 { bytes.withUnsafeBytes { of($0, base: base) } }

    private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let sum = left + right
        return sum >= prime ? sum - prime : sum
    }

    /// 2^61 is 1 modulo the prime, so the high bits of a product are simply added to the low ones.
    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (high, low) = left.multipliedFullWidth(by: right)
        return sum(low & prime, high << 3 | low >> 61)
    }
}
