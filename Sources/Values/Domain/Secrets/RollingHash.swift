/// A hash of the last so many bytes of a stream, kept up byte by byte, under a key.
///
/// It is the polynomial `Σ (byte + 1) · base^(length - 1 - place)` modulo the prime 2^61 - 1, whose base comes from the
/// key: who does not have the key cannot tell which bytes a hash is of. `FORMAT.md` fixes it.
package struct RollingHash: Hashable, Sendable {
    static let prime: UInt64 = 1 << 61 - 1
    private static let purpose = Array("roost secrets.idx rolling hash".utf8)

    private let base: UInt64
    /// Of the byte that leaves: base^(length - 1).
    private let lead: UInt64
    package private(set) var value: UInt64 = 0

    package init(length: Int, base: UInt64) {
        precondition(length > 0, "a window has at least one byte")
        self.base = base
        lead = Self.power(base, length - 1)
    }

    /// The base under a key: eight bytes of a code of a fixed text, little-endian, brought between 256 and the prime.
    package static func base(key: [UInt8]) -> UInt64 {
        let bytes = HMACSHA256.code(purpose, key: key).prefix(8)
        return bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % (prime - 256) + 256
    }

    package static func of(_ bytes: some Collection<UInt8>, base: UInt64) -> UInt64 {
        bytes.reduce(UInt64(0)) { sum(product($0, base), UInt64($1) + 1) }
    }

    /// A byte comes while the window is not full yet.
    package mutating func take(_ byte: UInt8) { value = Self.sum(Self.product(value, base), UInt64(byte) + 1) }

    /// The window moves on by one byte.
    package mutating func roll(out: UInt8, in byte: UInt8) {
        let gone = Self.product(UInt64(out) + 1, lead)
        value = value >= gone ? value - gone : value + Self.prime - gone
        take(byte)
    }

    private static func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
        var result: UInt64 = 1
        var square = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = product(result, square) }
            square = product(square, square)
            rest >>= 1
        }
        return result
    }

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
