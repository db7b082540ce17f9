/// Base64 of something that has the secret in it: the digits that come from the secret alone.
///
/// Three bytes make four digits, so there are three ways in which a secret can lie in what was encoded, and at its ends
/// digits that it shares with its neighbours. Without these, and without padding, it is found wherever it lies.
enum Base64Writing {
    private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let safe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func all(of secret: [UInt8]) -> [[UInt8]] {
        [standard, safe].flatMap { alphabet in (0..<3).map { digits(of: secret, after: $0, alphabet) } }
    }

    /// The digits that all of their six bits take from the secret, which follows on `before` other bytes.
    private static func digits(of secret: [UInt8], after before: Int, _ alphabet: [UInt8]) -> [UInt8] {
        let first = (before * 8 + 5) / 6
        let end = (before + secret.count) * 8 / 6
        return (first..<max(first, end)).map { place in
            let bits = (place * 6..<place * 6 + 6).reduce(0) { bits, bit in
                let byte = secret[bit / 8 - before]
                return bits << 1 | Int(byte >> UInt8(7 - bit % 8) & 1)
            }
            return alphabet[bits]
        }
    }
}
