import Decoding
import Domain
import TestSupport

/// What must hold of the text that is left of what an agent drew, whatever it drew and however it came.
struct TextFuzz {
    private static let pieces = [
        "\u{1B}[", "\u{1B}]", "\u{1B}P", "\u{1B}(", "\u{1B}7", "\u{1B}8", "\u{1B}[?1049h", "\u{1B}[?1049l", "\u{1B}[2J",
        "\u{1B}[9999C", "\u{1B}[65536;65536H", "\u{1B}[99999999999A", "\u{1B}[K", "\u{1B}[1K", "\u{1B}[J", "\u{1B}[1J",
        "\u{1B}[s", "\u{1B}[u", "\u{1B}[2A", "\u{1B}[3B", "\u{1B}[31m", "\u{1B}[38;5;1m", "\u{1B}[38:2::1:2:3m",
        "\u{1B}[m",
        "\u{1B}M", "\u{1B}D", "\u{1B}E", "\u{1B}c", "\u{1B}\\", "\u{7}", "\u{8}", "\r", "\n", "\t", "\u{18}", "x", "é",
        "日",
        "🐓", "\u{9B}", "\u{202E}", "\u{301}", "abc def", "\n\n\n",
    ]
    private static let biteMax = 40
    /// A screen may show more than it was sent, as where a text stands far to the right; never without bound.
    private static let growth = 64
    private static let screenBytes = FoldedText.cellsMax

    private let texts: DamagedText

    init() throws {
        let drawn = try DecoderKind.fixture("escapes.txt")
        texts = DamagedText(of: [drawn] + (try DecoderKind.plain.texts()))
    }

    func complaints(_ random: inout SeededGenerator) -> [String] {
        var drawn = texts.next(&random)
        if Bool.random(using: &random) {
            for _ in 0..<Int.random(in: 1...60, using: &random) {
                let place = Int.random(in: 0...drawn.count, using: &random)
                drawn.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
            }
        }
        let whole = FoldedText.text(of: drawn)
        let inBites = Self.inBites(drawn, &random)
        var complaints: [String] = []
        if inBites != whole { complaints.append("in bites it is \(inBites), whole it is \(whole)") }
        complaints += Self.complaints(of: whole)
        if whole.utf8.count > Self.growth * drawn.count + Self.screenBytes {
            complaints.append("\(whole.utf8.count) bytes are left of \(drawn.count)")
        }
        let again = FoldedText.text(of: whole.utf8)
        if again.text != whole.text {
            complaints.append("what is left is folded again, to \(again.text.debugDescription)")
        }
        complaints += Self.complaintsOfReadable(drawn)
        return complaints.map { "\($0) of \(String(decoding: drawn.prefix(3_000), as: UTF8.self).debugDescription)" }
    }

    private static func inBites(_ bytes: [UInt8], _ random: inout SeededGenerator) -> StyledText {
        var folded = FoldedText()
        var text = StyledText()
        var rest = bytes[...]
        while !rest.isEmpty {
            let bite = rest.prefix(Int.random(in: 1...max(biteMax, bytes.count / 50), using: &random))
            rest = rest.dropFirst(bite.count)
            text.append(folded.append(Array(bite)))
        }
        text.append(folded.finish())
        return text
    }

    private static func complaints(of styled: StyledText) -> [String] {
        guard let text = String(validating: styled.utf8, as: UTF8.self) else { return ["it is no UTF-8"] }
        let harm = RenderedFact.complaint(of: text.unicodeScalars.lazy.filter { $0 != "\n" && $0 != "\t" })
        var end = 0
        var complaints = harm.map { [$0] } ?? []
        for span in styled.spans {
            let isInOrder =
                span.range.lowerBound >= end && !span.range.isEmpty && span.range.upperBound <= text.utf8.count
            if !isInOrder { complaints.append("the style \(span) is out of order") }
            end = span.range.upperBound
        }
        return complaints
    }

    /// The text that is searched has no escapes, and is never longer than what was drawn by more than its repairs.
    private static func complaintsOfReadable(_ drawn: [UInt8]) -> [String] {
        [true, false].compactMap { isJSON in
            guard let readable = drawn.withUnsafeBytes({ ReadableText.of($0, isJSON: isJSON) }) else { return nil }
            if readable.contains(0x1b) { return "an escape is in the text for the search" }
            return readable.count > 3 * drawn.count ? "\(readable.count) bytes are searched for \(drawn.count)" : nil
        }
    }
}
