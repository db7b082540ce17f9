/// Sixteen bits of a keyed hash of the first eight bytes of a writing: they tell almost every place of a text that is
/// no secret from those few where it is worth to look closer, whatever the secrets are.
///
/// The hash multiplies the eight bytes, taken as a little-endian number, by an odd number from the key, and keeps the
/// high bits. `FORMAT.md` fixes it.
package struct SecretGuide: Hashable, Sendable {
    /// Every writing has as many: `SecretNames.bytesMin`.
    package static let bytes = 8
    private static let purpose = Array("roost secrets.idx guide".utf8)

    package let multiplier: UInt64
    /// A bit for each guide.
    package private(set) var bits = [UInt64](repeating: 0, count: 1 << 16 / 64)

    package init(key: [UInt8]) {
        let bytes = HMACSHA256.code(Self.purpose, key: key).prefix(8)
        multiplier = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } | 1
    }

    package func guide(of writing: some Collection<UInt8>) -> UInt16 {
        guide(of: writing.prefix(Self.bytes).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    package func guide(of word: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: (word &* multiplier) >> 48) }

    package func contains(_ guide: UInt16) -> Bool { bits[Int(guide >> 6)] >> UInt64(guide & 63) & 1 == 1 }

    mutating func insert(_ guide: UInt16) { bits[Int(guide >> 6)] |= 1 << UInt64(guide & 63) }
}
