/// A set of ASCII characters of which the body of a secret is made.
struct ByteClass: Sendable {
    private let low: UInt64
    private let high: UInt64

    static let digit = ByteClass("0123456789")
    static let upper = ByteClass("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    static let lower = ByteClass("abcdefghijklmnopqrstuvwxyz")
    static let letter = upper.union(lower)
    static let hex = digit.union(ByteClass("abcdef"))
    static let upperAndDigit = upper.union(digit)
    static let alphanumeric = letter.union(digit)
    static let word = alphanumeric.union(ByteClass("_"))
    static let kebab = alphanumeric.union(ByteClass("-"))
    /// Of base64 as in addresses, and of most tokens.
    static let token = alphanumeric.union(ByteClass("-_"))
    static let base64 = alphanumeric.union(ByteClass("+/="))
    /// Of a value behind `Authorization` (RFC 9110, token68).
    static let credentials = token.union(ByteClass("._~+/="))

    init(_ characters: String) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        for byte in characters.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
        }
        self.init(low: low, high: high)
    }

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    func union(_ other: ByteClass) -> ByteClass { ByteClass(low: low | other.low, high: high | other.high) }

    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<64: low >> UInt64(byte) & 1 == 1
        case ..<128: high >> UInt64(byte - 64) & 1 == 1
        default: false
        }
    }

    static func lowercase(_ byte: UInt8) -> UInt8 { upper.contains(byte) ? byte + 32 : byte }

    /// Where the run of such bytes that begins at `start` ends; it may be empty.
    func end(in bytes: UnsafeRawBufferPointer, from start: Int, max: Int = .max) -> Int {
        let limit = max < bytes.count - start ? start + max : bytes.count
        var place = start
        while place < limit, contains(bytes[place]) { place += 1 }
        return place
    }
}
