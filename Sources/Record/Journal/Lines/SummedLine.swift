import Domain
package import JSON

/// The framing of our line files: a body, the checksum of all bodies so far, a newline.
///
/// The checksum runs on from line to line, so that a changed, missing, added or moved line shows in the first sum
/// behind it. The sum stands at a fixed distance from the end: neighbours can be checked anywhere in a file without
/// reading what lies in front of them.
package enum SummedLine {
    /// `,"sum":"` and eight digits and `"}`; the newline does not count.
    package static let tailBytes = 18
    package static let lineBytesMax = 4 << 20

    private static let opening = Array(#","sum":""#.utf8)
    private static let closing = Array(#""}"#.utf8)
    private static let digitCount = 8

    /// Ends the line whose body, still lacking its last brace, stands in the writer from `start` on. Returns the sum.
    package static func seal(_ writer: inout JSONWriter, bodyFrom start: Int, after sumInFront: UInt32) -> UInt32 {
        precondition(start < writer.bytes.count, "a line has a body")
        let sum = writer.bytes.withUnsafeBytes {
            CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[start...]), seed: sumInFront)
        }
        writer.key("sum")
        writer.string(digits(of: sum))
        writer.endObject()
        writer.newline()
        return sum
    }

    /// The body and the sum of a line without its newline; nil where the bytes do not end as a line of ours does.
    package static func parts(of line: UnsafeRawBufferPointer) -> (body: UnsafeRawBufferPointer, sum: UInt32)? {
        guard line.count > tailBytes, line[0] == UInt8(ascii: "{") else { return nil }
        let bodyEnd = line.count - tailBytes
        let tail = UnsafeRawBufferPointer(rebasing: line[bodyEnd...])
        guard tail.prefix(opening.count).elementsEqual(opening), tail.suffix(closing.count).elementsEqual(closing)
        else { return nil }
        var sum: UInt32 = 0
        for byte in tail[opening.count..<(tail.count - closing.count)] {
            guard let digit = digitValue(byte) else { return nil }
            sum = sum << 4 | digit
        }
        return (UnsafeRawBufferPointer(rebasing: line[..<bodyEnd]), sum)
    }

    /// The sum of a line without its newline; nil where it does not go on from the sum in front.
    static func sum(of line: UnsafeRawBufferPointer, after sumInFront: UInt32) -> UInt32? {
        guard let (body, sum) = parts(of: line), CRC32C.checksum(body, seed: sumInFront) == sum else { return nil }
        return sum
    }

    /// Writes a sum into a line, without its newline, that has one already.
    static func put(_ sum: UInt32, into line: UnsafeMutableRawBufferPointer) {
        let start = line.count - closing.count - digitCount
        for (place, digit) in digits(of: sum).utf8.enumerated() { line[start + place] = digit }
    }

    /// Eight hexadecimal digits: few enough that the text is held in place and nothing is allocated.
    private static func digits(of sum: UInt32) -> String {
        String(unsafeUninitializedCapacity: digitCount) { digits in
            for place in 0..<digitCount {
                let digit = UInt8(truncatingIfNeeded: sum >> UInt32(28 - 4 * place)) & 0xf
                digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
            }
            return digitCount
        }
    }

    private static func digitValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        default: nil
        }
    }
}

/// The byte that ends a line.
let newline = UInt8(ascii: "\n")
