/// Bytes as text that may stand in an address, a cookie and the name of a file (RFC 4648, section 5), without padding.
/// Nothing else is read back, so that a value has one spelling.
package enum Base64URL {
    package static func encode(_ bytes: [UInt8]) -> String {
        let letters = Base64.encode(bytes).utf8.prefix { $0 != UInt8(ascii: "=") }.map { letter in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: letter
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    /// Nothing where the text is not what `encode` writes.
    package static func decode(_ text: String) -> [UInt8]? {
        var letters: [UInt8] = []
        for letter in text.utf8 {
            switch letter {
            case UInt8(ascii: "-"): letters.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): letters.append(UInt8(ascii: "/"))
            case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
            default: letters.append(letter)
            }
        }
        letters += [UInt8](repeating: UInt8(ascii: "="), count: (4 - letters.count % 4) % 4)
        return Base64.decode(String(decoding: letters, as: UTF8.self))
    }
}
