/// Texts with damage of every kind, made of texts that are whole: what disks, cut writers and strange versions of
/// programs leave, and what somebody makes on purpose.
package struct DamagedText: Sendable {
    /// Most texts are some lines long, so that many of them can be tried.
    private static let linesMax = 12
    private static let longTokenBytes = 100_000
    private static let deepestNesting = 3_000
    private static let newline = UInt8(ascii: "\n")

    /// What stands in the place of a value, or anywhere.
    private static let words: [[UInt8]] =
        [
            "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "-1", "-0",
            "1e308", "1e999", "-1e-999", "0.1", "1.0000000000000000000000001", "999999999999999999999999999999",
            "null", "true", "{}", "[]", "\"\"", "[[]]", "{\"\":{}}", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"",
            "\"\\u001b[2J\\u202e\"", "\"1\"", "\\", "\"", ",", ":", "}", "]", "\u{1B}[", "\u{1B}]0;", "\u{7f}", "\r",
            "\u{2028}", "\u{FEFF}", "ROOST: stop", "2026-13-45T99:99:99Z", "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
        ].map { Array($0.utf8) }
        + [
            [0], [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80, 0x80, 0x80],
        ]

    private let texts: [[UInt8]]

    /// - Parameter texts: those that are whole, of which none is empty.
    package init(of texts: [[UInt8]]) {
        self.texts = texts.filter { !$0.isEmpty }
        precondition(!self.texts.isEmpty, "damage needs a text")
    }

    /// Some lines of one text or of two, and some damage.
    package func next(_ random: inout SeededGenerator) -> [UInt8] {
        var text = lines(&random)
        if chance(4, &random) { text = splice(text, lines(&random), &random) }
        for _ in 0..<Int.random(in: 0...4, using: &random) where !text.isEmpty { damage(&text, &random) }
        if chance(150, &random) { insert(nested(&random), &text, &random) }
        if chance(150, &random) { insert(longToken(&random), &text, &random) }
        return text
    }

    private func chance(_ oneOf: Int, _ random: inout SeededGenerator) -> Bool {
        Int.random(in: 0..<oneOf, using: &random) == 0
    }

    private func lines(_ random: inout SeededGenerator) -> [UInt8] {
        let text = texts[Int.random(in: texts.indices, using: &random)]
        var start = Int.random(in: text.indices, using: &random)
        start = text[..<start].lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
        var end = start
        for _ in 0..<Int.random(in: 1...Self.linesMax, using: &random) {
            end = text[end...].firstIndex(of: Self.newline).map { $0 + 1 } ?? text.count
        }
        return Array(text[start..<end])
    }

    private func splice(_ one: [UInt8], _ other: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let (end, start) = (
            Int.random(in: 0...one.count, using: &random), Int.random(in: 0...other.count, using: &random)
        )
        return Array(one[..<end] + other[start...])
    }

    private func damage(_ text: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int.random(in: text.indices, using: &random)
        let end = min(text.count, place + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<9, using: &random) {
        case 0: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: text[place] = UInt8.random(in: .min ... .max, using: &random)
        case 2: text.removeSubrange(place..<end)
        case 3: text.removeSubrange(place...)
        case 4: insert(Array(text[place..<end]), &text, &random)
        case 5: insert(word(&random), &text, &random)
        case 6: replaceValue(in: &text, near: place, by: word(&random))
        case 7: replaceValue(in: &text, near: place, by: otherValue(&random))
        default: repeatLine(in: &text, at: place, &random)
        }
    }

    private func word(_ random: inout SeededGenerator) -> [UInt8] {
        Self.words[Int.random(in: Self.words.indices, using: &random)]
    }

    private func insert(_ bytes: [UInt8], _ text: inout [UInt8], _ random: inout SeededGenerator) {
        text.insert(contentsOf: bytes, at: Int.random(in: 0...text.count, using: &random))
    }

    private func repeatLine(in text: inout [UInt8], at place: Int, _ random: inout SeededGenerator) {
        let start = text[..<place].lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
        let end = text[place...].firstIndex(of: Self.newline).map { $0 + 1 } ?? text.count
        let line = Array(text[start..<end])
        text.insert(contentsOf: line, at: Bool.random(using: &random) ? start : text.count)
    }

    // MARK: - Values of JSON

    /// What stands between a colon and what ends its value, so far as that can be told without reading it.
    private func value(in text: [UInt8], near place: Int) -> Range<Int>? {
        guard let colon = text[place...].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var (end, isString) = (colon + 1, false)
        while end < text.count {
            let byte = text[end]
            if byte == UInt8(ascii: "\"") { isString.toggle() }
            if byte == Self.newline || !isString && Array(",}]".utf8).contains(byte) { break }
            end += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        return colon + 1..<min(end, text.count)
    }

    private func replaceValue(in text: inout [UInt8], near place: Int, by value: [UInt8]) {
        if let range = self.value(in: text, near: place) { text.replaceSubrange(range, with: value) }
    }

    private func otherValue(_ random: inout SeededGenerator) -> [UInt8] {
        let line = lines(&random)
        guard let range = value(in: line, near: Int.random(in: line.indices, using: &random)) else { return line }
        return Array(line[range])
    }

    private func nested(_ random: inout SeededGenerator) -> [UInt8] {
        let (open, close) = Bool.random(using: &random) ? ("[", "]") : ("{\"a\":", "}")
        let depth = Int.random(in: 1...Self.deepestNesting, using: &random)
        let closing = Bool.random(using: &random) ? depth : Int.random(in: 0...depth, using: &random)
        return Array((String(repeating: open, count: depth) + "1" + String(repeating: close, count: closing)).utf8)
    }

    private func longToken(_ random: inout SeededGenerator) -> [UInt8] {
        let letters = Array("a7\\\"Z=-\u{1B}é".utf8)
        let letter = letters[Int.random(in: letters.indices, using: &random)]
        return [UInt8](repeating: letter, count: Self.longTokenBytes)
    }
}
