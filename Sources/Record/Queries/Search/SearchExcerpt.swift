/// A line of a text, around the first of what was found in it.
package struct SearchExcerpt: Hashable, Sendable {
    private static let bytesBefore = 60
    private static let bytesMax = 240

    package struct Part: Hashable, Sendable {
        package let text: String
        package let isFound: Bool
    }

    package private(set) var parts: [Part] = []

    package init() {}

    /// `found` are the places of what was found, in their order, none overlapping.
    init(of text: [UInt8], _ found: [Range<Int>]) {
        let window = Self.window(of: text, around: found.first ?? 0..<0)
        var place = window.lowerBound
        if place > 0 { append("…", isFound: false) }
        for range in found where range.lowerBound >= place && range.upperBound <= window.upperBound {
            append(Self.line(text[place..<range.lowerBound]), isFound: false)
            append(Self.line(text[range]), isFound: true)
            place = range.upperBound
        }
        append(Self.line(text[place..<window.upperBound]), isFound: false)
        if window.upperBound < text.count { append("…", isFound: false) }
    }

    package var text: String { parts.map(\.text).joined() }

    /// With marks around what was found.
    package func marked(_ mark: (String) -> String) -> String {
        parts.map { $0.isFound ? mark($0.text) : $0.text }.joined()
    }

    private mutating func append(_ text: String, isFound: Bool) {
        if !text.isEmpty { parts.append(Part(text: text, isFound: isFound)) }
    }

    /// Begins and ends between words where there are gaps nearby, and never within a character.
    private static func window(of text: [UInt8], around found: Range<Int>) -> Range<Int> {
        var start = max(0, found.lowerBound - bytesBefore)
        if start > 0 {
            let gap = text[start..<found.lowerBound].firstIndex { isGap($0) }
            start = gap.map { $0 + 1 } ?? start
        }
        while start < found.lowerBound, isMiddle(text[start]) { start += 1 }
        var end = min(text.count, max(start + bytesMax, found.upperBound))
        if end < text.count {
            let gap = text[found.upperBound..<end].lastIndex { isGap($0) }
            end = gap ?? end
        }
        while end < text.count, end > found.upperBound, isMiddle(text[end]) { end -= 1 }
        return start..<end
    }

    private static func isGap(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private static func hasGapToMend(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var last: UInt8 = 0
            for byte in bytes {
                if isGap(byte), byte != UInt8(ascii: " ") || last == byte { return true }
                last = byte
            }
            return false
        }
    }

    private static func isMiddle(_ byte: UInt8) -> Bool { byte & 0xc0 == 0x80 }

    /// On one line, with a single space for each gap.
    private static func line(_ bytes: ArraySlice<UInt8>) -> String {
        // Most are on one line as they are.
        if !hasGapToMend(bytes) { return String(decoding: bytes, as: UTF8.self) }
        var line: [UInt8] = []
        for byte in bytes {
            guard isGap(byte) else {
                line.append(byte)
                continue
            }
            if line.last != UInt8(ascii: " ") { line.append(UInt8(ascii: " ")) }
        }
        return String(decoding: line, as: UTF8.self)
    }
}
