/// What may stand next on a command line, by the command table alone: it looks at nothing.
struct Completer {
    struct Candidate: Hashable {
        let text: String
        let summary: String
    }

    /// What else may stand there, and has to be looked for.
    enum Place: String, CaseIterable {
        case runs = "RUN"
        case tasks = "TASK"
        case workers = "WORKER"
        case sessions = "SESSION"
        case paths = "PATH"
    }

    struct Answer: Hashable {
        var candidates: [Candidate] = []
        var places: Set<Place> = []
        /// Stands before each of them in the word that is completed: `--output=`.
        var prefix = ""
    }

    private let table: CommandTable
    private var path: [String] = []
    /// How many arguments stand before the word.
    private var argumentCount = 0
    private var pending: OptionRow?
    private var isBehindDashes = false

    /// - Parameter words: those before the one that is completed, without the name of the program.
    init(_ table: CommandTable, after words: [String]) {
        self.table = table
        for word in words { take(word) }
    }

    private var options: [OptionRow] {
        if let command = table.command(at: path) { return command.allOptions }
        return path.isEmpty ? GlobalOption.always : []
    }

    // MARK: - What stands before

    private mutating func take(_ word: String) {
        if isBehindDashes { return }
        if pending != nil {
            // Shells for which "=" parts words give it as one.
            if word != "=" { pending = nil }
            return
        }
        if word == "--" { return isBehindDashes = true }
        if word.hasPrefix("-") { return pending = word.contains("=") ? nil : valueOption(word) }
        if argumentCount == 0, table.leads(path + [word]) { return path.append(word) }
        argumentCount += 1
    }

    /// The option of that name where it takes a value.
    private func valueOption(_ word: String) -> OptionRow? {
        options.first { row in
            guard case .value = row.kind else { return false }
            return row.longForms.contains(word) || row.short.map { word == "-\($0)" } == true
        }
    }

    // MARK: - What may follow

    func answer(_ current: String) -> Answer {
        // What follows is the command line of another program.
        if isBehindDashes { return Answer(places: [.paths]) }
        if let pending { return values(of: pending, current == "=" ? "" : current) }
        if current.hasPrefix("--"), let end = current.firstIndex(of: "="),
            let option = valueOption(String(current[..<end]))
        {
            let start = current.index(after: end)
            var answer = values(of: option, String(current[start...]))
            answer.prefix = String(current[..<start])
            return answer
        }
        if current.hasPrefix("-") { return Answer(candidates: optionCandidates(current)) }
        var answer = words(current)
        if let argument = argumentRow { answer.add(argument.value, argument.summary, current) }
        return answer
    }

    private func values(of option: OptionRow, _ current: String) -> Answer {
        guard case .value(let value, _) = option.kind else { return Answer() }
        var answer = Answer()
        answer.add(value, option.summary, current)
        return answer
    }

    private func optionCandidates(_ current: String) -> [Candidate] {
        let rest = table.command(at: path)?.rest
        let dashes = rest.map { [Candidate(text: "--", summary: $0.summary)] } ?? []
        let all = options.flatMap { row in row.longForms.map { Candidate(text: $0, summary: row.summary) } } + dashes
        return all.filter { $0.text.hasPrefix(current) }
    }

    private func words(_ current: String) -> Answer {
        guard argumentCount == 0 else { return Answer() }
        let words = table.words(under: path).filter { $0.hasPrefix(current) }
        return Answer(
            candidates: words.map { word in
                let next = path + [word]
                let names = table.words(under: next)
                let summary = table.command(at: next)?.summary ?? names.joined(separator: ", ")
                return Candidate(text: word, summary: summary)
            }
        )
    }

    private var argumentRow: ArgumentRow? {
        guard let rows = table.command(at: path)?.arguments, !rows.isEmpty else { return nil }
        if argumentCount < rows.count { return rows[argumentCount] }
        return rows.last.flatMap { $0.count.isRepeatable ? $0 : nil }
    }
}

extension Completer.Answer {
    /// What a value may be, by its words, or by what stands for it in a usage line.
    fileprivate mutating func add(_ value: ValueRow, _ summary: String, _ current: String) {
        candidates += value.words.filter { $0.hasPrefix(current) }.map { Completer.Candidate(text: $0, summary: "") }
        guard value.words.isEmpty else { return }
        for name in value.placeholder.split(separator: "|") {
            switch name {
            case "DIR", "FILE", "PATH", "FOLDER": places.insert(.paths)
            default: if let place = Completer.Place(rawValue: String(name)) { places.insert(place) }
            }
        }
    }
}
