import Domain

/// The page that shows what each errand's command answers, shortened where that is long.
///
/// What is another each time — times, ids, hashes, durations, process numbers — counts for nothing where the page and
/// an answer are compared.
struct ErrandPage {
    private static let columnsMax = 118

    private static let head = """
        # Errands

        What somebody wants who looks after a flock, each done by one command. The answers are those of a flock of demo
        agents, shortened where they are long (`…`); a test runs every command again and holds its answer against this
        page. More of the kind: [questions](questions.md).

        """

    private var answers: [String: [String]] = [:]

    init(_ page: String) {
        var command: String?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ roost ") {
                command = String(line.dropFirst(8))
                answers[command ?? ""] = []
            } else if line.hasPrefix("```") {
                command = nil
            } else if let command {
                answers[command]?.append(String(line))
            }
        }
    }

    func answer(of command: String) -> [String]? { answers[command] }

    /// The page anew.
    static func text(_ errands: [(wanted: String, command: String, answer: String, lines: Int)]) -> String {
        head
            + errands.map { errand in
                let lines = errand.answer.split(separator: "\n", omittingEmptySubsequences: false)
                var shown = lines.prefix(errand.lines).map { short(String($0)) }
                if lines.count > errand.lines + 1 { shown.append("…") }
                while shown.last == "" { shown.removeLast() }
                let block = (["$ roost \(errand.command)"] + shown).joined(separator: "\n")
                return "\n### \(errand.wanted)\n\n```console\n\(block)\n```\n"
            }.joined()
    }

    /// Cut where both sides of it can be compared: in no number and in no id.
    private static func short(_ line: String) -> String {
        var bare = line
        while bare.last == " " { bare.removeLast() }
        guard bare.count > columnsMax else { return bare }
        let words = bare.prefix(columnsMax)
        let end = words.lastIndex(of: " ") ?? words.endIndex
        let isWhole = words[end...].allSatisfy { !$0.isNumber && $0 != "-" }
        return (isWhole ? words : words[..<end]) + "…"
    }

    /// The first line that is another one; nothing where there is none.
    static func difference(of page: [String], from answer: String, upTo linesMax: Int) -> String? {
        let told = answer.split(separator: "\n", omittingEmptySubsequences: false).map { lasting(String($0)) }
        for (number, line) in page.enumerated() {
            if line == "…" || number == linesMax { return nil }
            guard number < told.count else { return "there is no line \(number + 1): \(line)" }
            let isCut = line.hasSuffix("…")
            let wanted = lasting(isCut ? String(line.dropLast()) : line)
            let isSame = isCut ? told[number].hasPrefix(wanted) : told[number] == wanted
            if !isSame { return "\(wanted) on the page, and said is \(told[number])" }
        }
        let rest = told.dropFirst(page.count).filter { !$0.isEmpty }
        return rest.first.map { "the page lacks: \($0)" }
    }

    /// What of a line is the same each time.
    static func lasting(_ line: String) -> String {
        let words = line.filter { !isDrawn($0) }.split(separator: " ").map { word(String($0)) }
        let kept = words.filter { !$0.isEmpty && !units.contains($0) }
        // A time has one number or two: 59 s, 1 min 2 s.
        return kept.enumerated().filter { $0 == 0 || $1 != "0" || kept[$0 - 1] != "0" }.map(\.element)
            .joined(separator: " ")
    }

    /// Of a box or a bar, which are as long as what they belong to.
    private static func isDrawn(_ letter: Character) -> Bool { "─█▉▊▋▌▍▎▏".contains(letter) }

    private static let units: Set = ["ms", "s", "min", "h", "µs"]

    /// Letters and digits in a row are looked at together: ids are told by what they are made of, and any number is
    /// one like another.
    private static func word(_ word: String) -> String {
        var lasting = ""
        var piece = ""
        func isOfID(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber || letter == "-" }
        for letter in word {
            if isOfID(letter) {
                piece.append(letter)
            } else {
                // The end of the id of a session, as decisions are named by it.
                lasting += piece.count == 6 && letter == "/" ? "0" : known(piece)
                piece = ""
                if letter != "." || lasting.last != "0" { lasting.append(letter) }
            }
        }
        return (lasting + known(piece)).replacing("00", with: "0")
    }

    private static func known(_ piece: String) -> String {
        for kind in ["run-", "ses-", "worker-"] where piece.hasPrefix(kind) && piece.contains(where: \.isNumber) {
            return kind
        }
        if piece.hasPrefix("gh-") || piece.hasPrefix("claude-") { return piece }
        if piece.hasPrefix("parser-") { return "parser-" }
        let isHash = piece.count >= 10 && piece.allSatisfy { $0.isHexDigit }
        let isTime = piece.first?.isNumber == true && piece.allSatisfy { $0.isNumber || "hms".contains($0) }
        if isHash || isTime { return "0" }
        return piece.contains(where: \.isNumber) ? numbersAlike(piece) : piece
    }

    private static func numbersAlike(_ piece: String) -> String {
        var alike = ""
        for letter in piece {
            let shown: Character = letter.isNumber ? "0" : letter
            if shown == "0", alike.last == "0" { continue }
            alike.append(shown)
        }
        return alike
    }
}
