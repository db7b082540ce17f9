import Domain

/// Puts the lines that are typed together to questions, and remembers those.
struct SQLLines {
    enum Step: Hashable {
        case more
        case ask(String)
        case tables
        case schema(String)
        case history
        case help
        case quit
        case unknown(String)
    }

    /// More are forgotten, the oldest first.
    static let historyMax = 1_000

    private(set) var history: [String] = []
    private var lines: [String] = []

    /// Whether a question has begun and not ended.
    var isWithin: Bool { !lines.isEmpty }

    mutating func take(_ line: String) -> Step {
        let words = line.split(whereSeparator: \.isWhitespace)
        if !isWithin {
            guard let first = words.first else { return .more }
            if first.hasPrefix(".") { return command(String(first), words.dropFirst().map(String.init)) }
            if first.hasPrefix("!") { return again(first.dropFirst()) }
        }
        lines.append(line)
        guard words.last?.hasSuffix(";") ?? false else { return .more }
        defer { lines = [] }
        return ask(lines.joined(separator: "\n"))
    }

    private mutating func ask(_ text: String) -> Step {
        history.append(text)
        if history.count > Self.historyMax { history.removeFirst() }
        return .ask(text)
    }

    private mutating func again(_ number: Substring) -> Step {
        guard let place = Int(number), history.indices.contains(place - 1) else { return .unknown("!\(number)") }
        return ask(history[place - 1])
    }

    private func command(_ word: String, _ values: [String]) -> Step {
        switch (word, values.count) {
        case (".tables", 0): .tables
        case (".schema", 1): .schema(values[0])
        case (".history", 0): .history
        case (".help", 0): .help
        case (".quit", 0), (".exit", 0): .quit
        default: .unknown(word)
        }
    }
}
