extension PriceText {
    /// The entries as text that reads back as the same entries.
    package static func text(of entries: some Sequence<PriceEntry>) -> String {
        entries.map { entry in entry.rows.enumerated().map { line($1, isFirst: $0 == 0) }.joined() }.joined()
    }

    /// Whether a model or a tier can bear the name here: one word that is not taken for anything else.
    static func isName(_ text: String) -> Bool {
        let first = text.utf8.first.map { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: ">") } ?? false
        let isPrice = ExactDecimal(text) != nil || text == "-"
        let isWord = text.utf8.allSatisfy {
            $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "=")
        }
        return first && isWord && !isPrice
    }

    private static func line(_ row: PriceRow, isFirst: Bool) -> String {
        var words = isFirst ? [row.model] : [" "]
        if !isFirst, let tier = row.tier { words.append(tier) }
        if !isFirst, row.above > 0 { words.append(">\(row.above)") }
        words += prices(row.rates)
        words += row.tierFactors.sorted { $0.key < $1.key }.map { "tier.\($0)=\($1.text)" }
        words += row.regionFactors.sorted { $0.key < $1.key }.map { "region.\($0)=\($1.text)" }
        if let reasoning = row.rates.reasoning { words.append("reasoning=\(reasoning.perMillionText)") }
        if let search = row.webSearch { words.append("search=\(search.text)") }
        if isFirst, let day = row.from { words.append("from=\(day)") }
        let note = row.note.map { "  | \($0)\n" } ?? ""
        return words.joined(separator: " ") + "\n" + note
    }

    private static func prices(_ rates: PriceRates) -> [String] {
        let kinds: [TokenKind] = [.input, .output, .cacheRead, .cacheWrite5m, .cacheWrite1h]
        let texts = kinds.map { rates[$0]?.perMillionText ?? "-" }
        return Array(texts[...(texts.lastIndex { $0 != "-" } ?? 0)])
    }
}
