/// The secret within a JSON text: with its quotes, backslashes and control characters escaped, and the slash too where
/// a program does that.
enum JSONWriting {
    static func all(of secret: [UInt8]) -> [[UInt8]] {
        [escape(secret), escape(secret, slash: true)].filter { $0 != secret }
    }

    private static func escape(_ secret: [UInt8], slash: Bool = false) -> [UInt8] {
        secret.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "/") where slash: [UInt8(ascii: "\\"), byte]
            case 0x08: Array(#"\b"#.utf8)
            case 0x09: Array(#"\t"#.utf8)
            case 0x0A: Array(#"\n"#.utf8)
            case 0x0C: Array(#"\f"#.utf8)
            case 0x0D: Array(#"\r"#.utf8)
            case 0..<0x20: Array("\\u00".utf8) + Array(Hex.encode([byte]).utf8)
            default: [byte]
            }
        }
    }
}
