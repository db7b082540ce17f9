import Domain

/// A price list as text, in the form in which we ship ours: a line for each model, and below it, indented, a line for
/// each tier and each size of the prompt that has its own prices.
///
///     claude-haiku-5-5   0.1  0.5  0.01  0.125  0.2   tier.batch=0.5 region.us=1.1 search=0.01
///       >100000          0.5  2.5  0.05  0.625  1
///
/// The prices are dollars for a million tokens: input, output, cache read, cache write for five minutes and for an
/// hour; `-` says that there is none. A line that begins with `|` says what a person should know of the line above it.
package struct PriceText {
    private var rows: [PriceRow] = []

    /// The rows of a list.
    package static func rows(_ text: String) throws(PriceError) -> [PriceRow] {
        var reader = PriceText()
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            do throws(PriceError) { try reader.read(line) } catch { throw .badLine(number + 1, error.description) }
        }
        return reader.rows
    }

    private mutating func read(_ line: Substring) throws(PriceError) {
        let halves = line.split(separator: "|", maxSplits: 1)
        var words = (halves.first ?? "").split(separator: " ")[...]
        guard let first = words.first else {
            if halves.count > 1, let last = rows.indices.last { rows[last].note = Self.trimmed(halves[1]) }
            return
        }
        guard !first.hasPrefix("#") else { return }

        var row: PriceRow
        if line.hasPrefix(" ") {
            guard let model = rows.last else { throw .notAList("a line of a tier without a model before it") }
            row = PriceRow(model: model.model, from: model.from)
            try readPlace(&words, into: &row)
        } else {
            row = PriceRow(model: String(words.removeFirst()))
        }
        try readOptions(&words, into: &row)
        let reasoning = row.rates.reasoning
        row.rates = try Self.rates(words)
        row.rates.reasoning = reasoning
        rows.append(row)
    }

    /// `flex`, `>272000`, or both
    private func readPlace(_ words: inout ArraySlice<Substring>, into row: inout PriceRow) throws(PriceError) {
        while let word = words.first, word != "-", !word.contains("="),
            !word.utf8.allSatisfy({ Digits.isDigit($0) || $0 == 46 })
        {
            words.removeFirst()
            if word.hasPrefix(">") {
                guard let above = Int64(word.dropFirst()) else { throw .badNumber(String(word)) }
                row.above = above
            } else {
                row.tier = String(word)
            }
        }
    }

    private func readOptions(_ words: inout ArraySlice<Substring>, into row: inout PriceRow) throws(PriceError) {
        while let word = words.last, let equals = word.firstIndex(of: "=") {
            words.removeLast()
            let name = word[..<equals]
            let value = String(word[word.index(after: equals)...])
            if name.hasPrefix("tier.") {
                row.tierFactors[String(name.dropFirst(5))] = try PriceFactor(value)
            } else if name.hasPrefix("region.") {
                row.regionFactors[String(name.dropFirst(7))] = try PriceFactor(value)
            } else if name == "search" {
                row.webSearch = try Price(dollars: value)
            } else if name == "reasoning" {
                row.rates.reasoning = try Price(dollarsPerMillion: value)
            } else if name == "from" {
                row.from = try Self.day(value)
            } else {
                throw .notAList("\(String(reflecting: String(name))) is no option")
            }
        }
    }

    private static func rates(_ words: ArraySlice<Substring>) throws(PriceError) -> PriceRates {
        guard words.count <= 5 else { throw .notAList("more than five prices") }
        var prices: [Price?] = []
        for word in words { prices.append(word == "-" ? nil : try Price(dollarsPerMillion: String(word))) }
        func price(_ place: Int) -> Price? { place < prices.count ? prices[place] : nil }
        return PriceRates(
            input: price(0),
            output: price(1),
            cacheRead: price(2),
            cacheWrite5m: price(3),
            cacheWrite1h: price(4)
        )
    }

    private static func day(_ text: String) throws(PriceError) -> CivilDate {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            let date = CivilDate(year: year, month: month, day: day)
        else { throw .notAList("\(String(reflecting: text)) is no day") }
        return date
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
