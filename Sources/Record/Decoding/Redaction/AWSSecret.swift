import Domain

/// The secret half of a pair of AWS: forty characters that only their place gives away, behind their name or behind the
/// id that they belong to.
enum AWSSecret {
    static let forms = [
        KnownForm(.awsSecret, pairs: ["_k", "_K", "sK", "-k", "-K"], find: behindName),
        KnownForm(.awsSecret, pairs: ["IA"], find: behindKeyID),
    ]

    private static let bytes = 40
    private static let separatorBytesMax = 16
    /// The name before `key`, in the letters that count: `aws_secret_access_`, `SecretAccess`.
    private static let name = Array("secretaccess".utf8)
    private static let key = Array("key".utf8)
    private static let separators = ByteClass(" \t\"'\\:=>,|;")

    @Sendable private static func behindName(_ bytes: UnsafeRawBufferPointer, _ pairPlace: Int) -> Range<Int>? {
        let isCamel = bytes[pairPlace] == UInt8(ascii: "s")
        guard bytes.hasWord(key, at: pairPlace + 1) else { return nil }
        var place = isCamel ? pairPlace : pairPlace - 1
        for letter in name.reversed() {
            while place >= 0, bytes[place] == UInt8(ascii: "_") || bytes[place] == UInt8(ascii: "-") { place -= 1 }
            guard place >= 0, ByteClass.lowercase(bytes[place]) == letter else { return nil }
            place -= 1
        }
        return secret(in: bytes, behind: pairPlace + 1 + key.count)
    }

    @Sendable private static func behindKeyID(_ bytes: UnsafeRawBufferPointer, _ pairPlace: Int) -> Range<Int>? {
        let end = ByteClass.upperAndDigit.end(in: bytes, from: pairPlace + 2, max: 17)
        return end - pairPlace == 18 ? secret(in: bytes, behind: end) : nil
    }

    private static func secret(in bytes: UnsafeRawBufferPointer, behind place: Int) -> Range<Int>? {
        let start = separators.end(in: bytes, from: place, max: separatorBytesMax)
        guard start > place, let end = TokenBody(.base64, Self.bytes...Self.bytes).end(in: bytes, from: start) else {
            return nil
        }
        return start..<end
    }
}
