/// A number that stands bare in a JSON text: where a part of it is a secret of the run, it is replaced as a whole, so
/// that JSON stays JSON.
enum BareNumber {
    /// How far from a secret its number is looked at, and what is around the number. A longer one no program writes,
    /// and it may have to come out in pieces.
    static let reachBytes = 256
    private static let character = ByteClass("0123456789+-.eE")
    private static let blank = ByteClass(" \t")

    /// The number that the range is a part of, or the range itself.
    static func whole(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
        guard isOfNumber(range, in: bytes), let whole = number(around: range, in: bytes) else { return range }
        return mayBeBare(whole, in: bytes) ? whole : range
    }

    /// What takes the place of a secret that is such a number. One too long to be looked at as a whole stays a number
    /// with other digits.
    static func marker(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> String? {
        guard isOfNumber(range, in: bytes) else { return nil }
        guard number(around: range, in: bytes) != nil else { return String(repeating: "9", count: range.count) }
        return mayBeBare(range, in: bytes) ? "0" : nil
    }

    /// The place, or one before it, so that no number is cut that may be replaced as a whole.
    static func cut(_ bytes: UnsafeRawBufferPointer, at place: Int, secretBytesMax: Int) -> Int {
        guard place < bytes.count, character.contains(bytes[place]) else { return place }
        let bytesMax = 2 * reachBytes + secretBytesMax
        let start = start(in: bytes, before: place, max: bytesMax + 1)
        return place - start > bytesMax ? place : start
    }

    private static func isOfNumber(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
        bytes[range].allSatisfy(character.contains)
    }

    private static func number(around range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
        let start = start(in: bytes, before: range.lowerBound, max: reachBytes + 1)
        let end = character.end(in: bytes, from: range.upperBound, max: reachBytes + 1)
        let isWhole = range.lowerBound - start <= reachBytes && end - range.upperBound <= reachBytes
        return isWhole ? start..<end : nil
    }

    private static func start(in bytes: UnsafeRawBufferPointer, before place: Int, max: Int) -> Int {
        var start = place
        while start > 0, place - start < max, character.contains(bytes[start - 1]) { start -= 1 }
        return start
    }

    /// Whether what is around it is what may be around a value of JSON.
    private static func mayBeBare(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Bool {
        let (before, after) = around(range, in: bytes)
        let begins = ByteClass(":[,").contains(before)
        let ends = ByteClass(",]}").contains(after)
        let isLineStart = before == UInt8(ascii: "\n")
        let isLineEnd = after == UInt8(ascii: "\n") || after == UInt8(ascii: "\r")
        return begins && (ends || isLineEnd) || isLineStart && ends
    }

    /// What is no blank before and behind it; a line end where the text ends, and a blank where there is nothing else.
    private static func around(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> (before: UInt8, after: UInt8) {
        let start = max(0, range.lowerBound - reachBytes)
        let end = min(bytes.count, range.upperBound + reachBytes)
        let before = bytes[start..<range.lowerBound].last { !blank.contains($0) }
        let after = bytes[range.upperBound..<end].first { !blank.contains($0) }
        let newline = UInt8(ascii: "\n")
        let space = UInt8(ascii: " ")
        return (before ?? (start == 0 ? newline : space), after ?? (end == bytes.count ? newline : space))
    }
}
