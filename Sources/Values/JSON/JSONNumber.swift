/// One number of a JSON text: where it ends and what it is worth.
package struct JSONNumber {
    package let value: JSONValue
    package let end: Int

    package init(_ bytes: UnsafeRawBufferPointer, at start: Int) throws(JSONError) {
        var scan = Scan(bytes: bytes, start: start, offset: start)
        let isNegative = scan.take("-")
        let digitsStart = scan.offset
        try scan.digits()
        let digits = UnsafeRawBufferPointer(rebasing: bytes[digitsStart..<scan.offset])
        guard digits.count == 1 || digits[0] != UInt8(ascii: "0") else { throw .badNumber(offset: start) }
        let hasFraction = try scan.fraction()
        let hasExponent = try scan.exponent()

        end = scan.offset
        if !hasFraction, !hasExponent, let integer = Self.integer(digits, isNegative: isNegative) {
            value = .integer(integer)
        } else {
            value = .decimal(String(decoding: bytes[start..<end], as: UTF8.self))
        }
    }

    /// Whether a text is exactly one number.
    package static func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            do throws(JSONError) {
                return try JSONNumber(UnsafeRawBufferPointer(utf8), at: 0).end == utf8.count
            } catch {
                return false
            }
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
        let start: Int
        var offset: Int

        mutating func take(_ wanted: Unicode.Scalar) -> Bool {
            guard offset < bytes.count, bytes[offset] == UInt8(ascii: wanted) else { return false }
            offset += 1
            return true
        }

        /// Takes one digit or more. Where there is none, the number is malformed, or cut off by the end of the bytes.
        mutating func digits() throws(JSONError) {
            let first = offset
            while offset < bytes.count, bytes[offset] >= UInt8(ascii: "0"), bytes[offset] <= UInt8(ascii: "9") {
                offset += 1
            }
            guard offset == first else { return }
            throw offset < bytes.count ? .badNumber(offset: start) : .unexpectedEnd(offset: offset)
        }

        mutating func fraction() throws(JSONError) -> Bool {
            guard take(".") else { return false }
            try digits()
            return true
        }

        mutating func exponent() throws(JSONError) -> Bool {
            guard take("e") || take("E") else { return false }
            _ = take("+") || take("-")
            try digits()
            return true
        }
    }
}
