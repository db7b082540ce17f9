/// Base64 of something that has the secret in it: the digits that come from the secret alone.
///
/// Three bytes make four digits, so there are three ways in which a secret can lie in what was encoded, and at its ends
/// digits that it shares with its neighbours. Without these, and without padding, it is found wherever it lies.
enum Base64Writing {
    static func all(of secret: [UInt8]) -> [[UInt8]] {
        let standard = (0..<3).map { digits(of: secret, after: $0) }
        return standard + standard.map { $0.map(safe) }
    }

    /// The digits that all of their six bits take from the secret, which follows on `before` other bytes.
    private static func digits(of secret: [UInt8], after before: Int) -> [UInt8] {
        let digits = Array(Base64.encode([UInt8](repeating: 0, count: before) + secret).utf8)
        let first = (before * 8 + 5) / 6
        let end = (before + secret.count) * 8 / 6
        return Array(digits[first..<max(first, end)])
    }

    /// As in addresses and names of files (RFC 4648, section 5).
    private static func safe(_ digit: UInt8) -> UInt8 {
        switch digit {
        case UInt8(ascii: "+"): UInt8(ascii: "-")
        case UInt8(ascii: "/"): UInt8(ascii: "_")
        default: digit
        }
    }
}
