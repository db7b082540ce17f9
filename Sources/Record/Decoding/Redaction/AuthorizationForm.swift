import Domain

/// What stands behind `Authorization:` in a header, a call or a table, and behind `Bearer` wherever it is: the value
/// alone is the secret.
enum AuthorizationForm {
    static let all = [
        KnownForm(.authorization, pairs: ["Au", "au", "AU"]) { bytes, place in
            guard bytes.hasWord(header, at: place) else { return nil }
            let end = place + header.count
            let start = separators.end(in: bytes, from: end, max: separatorBytesMax)
            return start > end ? credentials(in: bytes, from: start) : nil
        },
        KnownForm(.authorization, pairs: ["Be", "be", "BE"]) { bytes, place in
            bytes.hasWord(bearer, at: place) && bytes.startsWord(at: place) ? credentials(in: bytes, from: place) : nil
        },
    ]

    private static let header = Array("authorization".utf8)
    private static let bearer = Array("bearer".utf8)
    private static let basic = Array("basic".utf8)
    private static let schemes = [bearer, basic, Array("token".utf8), Array("apikey".utf8), Array("negotiate".utf8)]
    private static let separators = ByteClass(" \t\"'\\:=,[")
    private static let separatorBytesMax = 16
    /// Tickets of Kerberos are long.
    private static let valueBytesMax = 16 << 10

    /// The value, behind the scheme where one is named.
    private static func credentials(in bytes: UnsafeRawBufferPointer, from place: Int) -> Range<Int>? {
        let scheme = schemes.first { bytes.hasWord($0, at: place) && !isWord(bytes, at: place + $0.count) }
        let start =
            scheme.map { ByteClass(" \t").end(in: bytes, from: place + $0.count, max: separatorBytesMax) } ?? place
        let end = ByteClass.credentials.end(in: bytes, from: start, max: valueBytesMax)
        let value = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        return isSecret(value) || scheme == basic && isPair(value) ? start..<end : nil
    }

    private static func isWord(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
        place < bytes.count && ByteClass.word.contains(bytes[place])
    }

    /// Words follow `authorization` and `bearer` in prose and in programs.
    private static func isSecret(_ value: UnsafeRawBufferPointer) -> Bool {
        let hasLetter = value.contains(where: ByteClass.letter.contains)
        let hasDigit = value.contains(where: ByteClass.digit.contains)
        if hasLetter, hasDigit, value.count >= 16 { return true }
        return value.count >= 32 && TokenBody.satisfies(.bothCases, value) && !value.contains(UInt8(ascii: "."))
    }

    /// Whether it may be `name:password` in base64, which need not hold a digit.
    private static func isPair(_ value: UnsafeRawBufferPointer) -> Bool {
        value.count >= 8 && value.count.isMultiple(of: 4) && value.allSatisfy(ByteClass.base64.contains)
            && TokenBody.satisfies(.bothCases, value)
    }
}
