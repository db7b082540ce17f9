/// One character that is written in another way: an escape of JSON, or a percent and two digits in an address; or none
/// at all, where a sequence sets a colour.
struct Escape {
    private static let sequenceBytesMax = 32

    let length: Int
    /// What it stands for; nil for a character beyond ASCII, which is part of no secret's writing.
    let byte: UInt8?
    var isEmpty = false

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

    /// The sequence of a terminal that begins at the place, where there is ESC, itself perhaps as an escape of JSON.
    static func sequence(in bytes: UnsafeRawBufferPointer, at place: Int) -> Escape? {
        let escape = bytes[place] == 0x1b ? Escape(length: 1, byte: 0x1b) : json(in: bytes, at: place)
        guard let escape, escape.byte == 0x1b else { return nil }
        let bracket = place + escape.length
        guard bracket < bytes.count, bytes[bracket] == UInt8(ascii: "[") else { return nil }
        let end = ByteClass("0123456789;:").end(in: bytes, from: bracket + 1, max: sequenceBytesMax)
        guard end < bytes.count, ByteClass("mK").contains(bytes[end]) else { return nil }
        return Escape(length: end + 1 - place, byte: nil, isEmpty: true)
    }

    /// Whether nothing but sequences stands between two characters of a word: they hide that it is one. Known forms are
    /// words; the values of a run's environment may have blanks in them, and then any two characters count.
    static func splitsWord(in bytes: UnsafeRawBufferPointer, at place: Int, withBlanks: Bool = false) -> Bool {
        guard place > 0, isOfWord(bytes[place - 1], withBlanks) else { return false }
        var end = place
        while end < bytes.count, bytes[end] == 0x1b || bytes[end] == UInt8(ascii: "\\"),
            let sequence = sequence(in: bytes, at: end)
        {
            end += sequence.length
        }
        return end > place && end < bytes.count && isOfWord(bytes[end], withBlanks)
    }

    private static func isOfWord(_ byte: UInt8, _ withBlanks: Bool) -> Bool {
        withBlanks ? byte >= 0x20 || byte == UInt8(ascii: "\t") : ByteClass.credentials.contains(byte)
    }

    static func any(in bytes: UnsafeRawBufferPointer, at place: Int) -> Escape? {
        switch bytes[place] {
        case UInt8(ascii: "\\"): json(in: bytes, at: place)
        case UInt8(ascii: "%"): percent(in: bytes, at: place)
        case 0x1b: sequence(in: bytes, at: place)
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
