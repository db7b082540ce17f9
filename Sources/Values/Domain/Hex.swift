/// Bytes and numbers in hexadecimal, always in lower case and of full width. Nothing else is read back, so that a value
/// has one spelling.
package enum Hex {
    package static func encode(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes { append(byte, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    package static func encode<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> String {
        var text: [UInt8] = []
        append(number, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the digits of a number to a line that is being built.
    package static func append<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number, to text: inout [UInt8]) {
        for shift in stride(from: Number.bitWidth - 4, through: 0, by: -4) {
            text.append(digit(UInt8(truncatingIfNeeded: number >> Number(shift)) & 0x0f))
        }
    }

    /// Nothing where the text is not what `encode` writes.
    package static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var upper: UInt8?
        for letter in text.utf8 {
            guard let value = value(of: letter) else { return nil }
            if let high = upper {
                bytes.append(high << 4 | value)
                upper = nil
            } else {
                upper = value
            }
        }
        return upper == nil ? bytes : nil
    }

    /// Nothing where the text is not what `encode` writes for a number of this width.
    package static func decode<Number: FixedWidthInteger & UnsignedInteger>(
        _ text: String,
        as type: Number.Type
    ) -> Number? {
        guard let bytes = decode(text), bytes.count == Number.bitWidth / 8 else { return nil }
        return bytes.reduce(0) { $0 << 8 | Number($1) }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(of letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): letter - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): letter - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
