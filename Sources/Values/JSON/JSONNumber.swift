/// One number of a JSON text: where it ends and what it is worth.
struct JSONNumber {
    let value: JSONValue
    let end: Int

    /// Nothing where the bytes at `start` are no number of the grammar of RFC 8259.
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
        var scan = Scan(bytes: bytes, offset: start)
        let isNegative = scan.take { $0 == UInt8(ascii: "-") }
        let digitsStart = scan.offset
        guard scan.digits() else { return nil }
        let digits = UnsafeRawBufferPointer(rebasing: bytes[digitsStart..<scan.offset])
        if digits.count > 1, digits[0] == UInt8(ascii: "0") { return nil }
        let wholeEnd = scan.offset
        guard scan.fraction(), scan.exponent() else { return nil }

        end = scan.offset
        if end == wholeEnd, let integer = Self.integer(digits, isNegative: isNegative) {
            value = .integer(integer)
        } else {
            value = .decimal(String(decoding: bytes[start..<scan.offset], as: UTF8.self))
        }
    }

    /// Whether a text is exactly one number.
    static func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            return JSONNumber(bytes, at: 0)?.end == bytes.count
        }
    }

    /// Nothing for what does not fit, and for minus zero, which an integer cannot say.
    private static func integer(_ digits: UnsafeRawBufferPointer, isNegative: Bool) -> Int64? {
        var magnitude: UInt64 = 0
        for digit in digits {
            let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            guard !overflowed, !carried else { return nil }
            magnitude = sum
        }
        guard isNegative else { return Int64(exactly: magnitude) }
        guard magnitude > 0, magnitude <= Int64.min.magnitude else { return nil }
        return Int64(truncatingIfNeeded: 0 &- magnitude)
    }

    private struct Scan {
        let bytes: UnsafeRawBufferPointer
        var offset: Int

        mutating func take(_ isWanted: (UInt8) -> Bool) -> Bool {
            guard offset < bytes.count, isWanted(bytes[offset]) else { return false }
            offset += 1
            return true
        }

        /// Takes one digit or more.
        mutating func digits() -> Bool {
            let start = offset
            while take({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {}
            return offset > start
        }

        mutating func fraction() -> Bool {
            guard take({ $0 == UInt8(ascii: ".") }) else { return true }
            return digits()
        }

        mutating func exponent() -> Bool {
            guard take({ $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) else { return true }
            _ = take { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            return digits()
        }
    }
}
