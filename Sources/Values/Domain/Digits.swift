/// Numbers as text of a fixed width, in ids and times.
package enum Digits {
    /// The letters of Crockford's base 32 in lower case, without `i`, `l`, `o` and `u`, which are misread.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// The number with zeros before it up to `width`; a longer number is not cut.
    package static func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        guard text.utf8.count < width else { return text }
        return String(repeating: "0", count: width - text.utf8.count) + text
    }

    /// `count` letters, each from five bits of `random`, the lowest first.
    package static func randomText(_ random: UInt64, count: Int) -> String {
        precondition(count <= 12, "One letter takes five of the 64 random bits")
        return String(decoding: (0..<count).map { alphabet[Int(random >> (5 * UInt64($0)) & 31)] }, as: UTF8.self)
    }

    package static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// The number that exactly `count` digits make.
    package static func number(_ text: Substring, count: Int) -> Int? {
        text.utf8.count == count && text.utf8.allSatisfy(isDigit) ? Int(text) : nil
    }
}
