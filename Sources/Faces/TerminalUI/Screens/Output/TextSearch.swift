package import Domain
package import Queries

/// What is looked for in lines: a piece of text, in which small letters stand for capital ones too where it has none of
/// those itself.
package struct TextSearch: Hashable, Sendable {
    package let text: String
    private let needle: [UInt8]
    private let isExact: Bool

    /// Nil where there is nothing to look for.
    package init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text
        isExact = text.contains { $0.isUppercase }
        needle = Array(text.utf8)
    }

    package func isIn(_ line: ShownLine, isRaw: Bool) -> Bool {
        line.rows(isRaw: isRaw).contains { !ranges(in: $0.utf8, countMax: 1).isEmpty }
    }

    /// Where it stands in a row.
    package func ranges(in row: StyledText) -> [Range<Int>] { ranges(in: row.utf8, countMax: .max) }

    private func ranges(in bytes: [UInt8], countMax: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        guard bytes.count >= needle.count else { return ranges }
        var place = 0
        while place <= bytes.count - needle.count, ranges.count < countMax {
            if isMatch(bytes, at: place) {
                ranges.append(place..<place + needle.count)
                place += needle.count
            } else {
                place += 1
            }
        }
        return ranges
    }

    private func isMatch(_ bytes: [UInt8], at place: Int) -> Bool {
        for (offset, wanted) in needle.enumerated() {
            let byte = bytes[place + offset]
            guard byte == wanted || !isExact && Self.small(byte) == wanted else { return false }
        }
        return true
    }

    private static func small(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
