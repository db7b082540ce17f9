/// One character that is written in another way: an escape of JSON, or a percent and two digits in an address.
struct Escape {
    let length: Int
    /// What it stands for; nil for a character beyond ASCII, which is part of no secret's writing.
    let byte: UInt8?

    /// The escape of JSON that begins at the place, where there is a backslash.
    static func json(in bytes: UnsafeRawBufferPointer, at place: Int) -> Escape? {
        guard place + 1 < bytes.count else { return nil }
        switch bytes[place + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Escape(length: 2, byte: bytes[place + 1])
        case UInt8(ascii: "n"): return Escape(length: 2, byte: 0x0a)
        case UInt8(ascii: "r"): return Escape(length: 2, byte: 0x0d)
        case UInt8(ascii: "t"): return Escape(length: 2, byte: 0x09)
        case UInt8(ascii: "b"): return Escape(length: 2, byte: 0x08)
        case UInt8(ascii: "f"): return Escape(length: 2, byte: 0x0c)
        case UInt8(ascii: "u"):
            guard let code = number(in: bytes, at: place + 2, digits: 4) else { return nil }
            return Escape(length: 6, byte: code < 0x80 ? UInt8(code) : nil)
        default: return nil
        }
    }

    /// The one of an address that begins at the place, where there is a percent sign.
    static func percent(in bytes: UnsafeRawBufferPointer, at place: Int) -> Escape? {
        guard let code = number(in: bytes, at: place + 1, digits: 2), code < 0x80 else { return nil }
        return Escape(length: 3, byte: UInt8(code))
    }

    static func any(in bytes: UnsafeRawBufferPointer, at place: Int) -> Escape? {
        switch bytes[place] {
        case UInt8(ascii: "\\"): json(in: bytes, at: place)
        case UInt8(ascii: "%"): percent(in: bytes, at: place)
        default: nil
        }
    }

    /// The range without cutting an escape of JSON in two.
    static func whole(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
        let start = around(range.lowerBound, in: bytes)?.lowerBound ?? range.lowerBound
        return start..<(around(range.upperBound, in: bytes)?.upperBound ?? range.upperBound)
    }

    /// The escape that begins before the place and ends behind it.
    private static func around(_ place: Int, in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
        guard place < bytes.count else { return nil }
        for start in stride(from: place - 1, through: max(0, place - 5), by: -1) {
            guard bytes[start] == UInt8(ascii: "\\"), isFirst(start, in: bytes) else { continue }
            guard let escape = json(in: bytes, at: start), start + escape.length > place else { continue }
            return start..<start + escape.length
        }
        return nil
    }

    /// Whether the backslash begins an escape, and does not end one.
    private static func isFirst(_ place: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        var start = place
        while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return (place - start).isMultiple(of: 2)
    }

    private static func number(in bytes: UnsafeRawBufferPointer, at place: Int, digits: Int) -> Int? {
        guard place + digits <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[place..<place + digits] {
            let digit: Int
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte) - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = Int(byte) - 0x61 + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = Int(byte) - 0x41 + 10
            default: return nil
            }
            number = number << 4 | digit
        }
        return number
    }
}
