import Domain

/// Reads the options and arguments of one command, left to right.
struct CommandReading {
    private let command: Command
    private let options: [OptionRow]
    private var remaining: ArraySlice<String>
    private var words: [String] = []
    private var values = ParsedValues()
    private var isHelpWanted = false

    init(of command: Command, _ arguments: [String]) {
        self.command = command
        options = command.allOptions
        remaining = arguments[...]
    }

    mutating func read() throws(CommandError) -> Request {
        while let text = remaining.popFirst() {
            if text == "--" {
                takeRest()
            } else if text.hasPrefix("--") {
                try readLong(text)
            } else if Self.looksLikeOption(text) {
                try readShort(text)
            } else {
                words.append(text)
            }
        }
        if isHelpWanted { return .help(command.path) }
        try assignArguments()
        return .run(command, values)
    }

    /// What stands after `--` is another program's command line, or plain arguments for a command that takes none.
    private mutating func takeRest() {
        if command.rest == nil { words += remaining } else { values.rest = Array(remaining) }
        remaining = []
    }

    // MARK: - Options

    /// `--name`, `--name VALUE`, `--name=VALUE`, `--no-name`.
    private mutating func readLong(_ text: String) throws(CommandError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let form = String(parts[0])
        let joined = parts.count > 1 ? String(parts[1]) : nil
        guard let row = options.first(where: { $0.longForms.contains(form) }) else {
            throw fault(unknownName(form))
        }
        switch row.kind {
        case .flag:
            guard joined == nil else { throw fault(.unexpectedValue(option: form)) }
            set(row, to: form == "--" + row.name)
        case .optionalValue(let value): values.set(row, to: try read(joined ?? "", value, of: form))
        case .value(let value, let isRepeatable):
            try read(row, value, isRepeatable, from: takeValue(of: form, value, joined), as: form)
        }
    }

    /// `-f`, `-ft`, `-n VALUE`, `-nVALUE`, `-fnVALUE`.
    private mutating func readShort(_ text: String) throws(CommandError) {
        var letters = text.dropFirst()
        while let letter = letters.popFirst() {
            guard let row = options.first(where: { $0.short == letter }) else {
                throw fault(unknownLetter(letter, in: text))
            }
            switch row.kind {
            case .flag: set(row, to: true)
            case .optionalValue(let value): values.set(row, to: try read("", value, of: "-\(letter)"))
            case .value(let value, let isRepeatable):
                let form = "-\(letter)"
                let joined = letters.isEmpty ? nil : String(letters)
                try read(row, value, isRepeatable, from: takeValue(of: form, value, joined), as: form)
                return
            }
        }
    }

    private mutating func set(_ row: OptionRow, to isOn: Bool) {
        if row.name == GlobalOption.help.row.name { isHelpWanted = true }
        values.set(row, to: isOn)
    }

    private mutating func read(
        _ row: OptionRow,
        _ value: ValueRow,
        _ isRepeatable: Bool,
        from text: String,
        as form: String
    ) throws(CommandError) {
        let read = try read(text, value, of: form)
        if isRepeatable { values.add(read, to: row) } else { values.set(row, to: read) }
    }

    /// The value that is joined to the option, or else the next argument.
    private mutating func takeValue(
        of form: String,
        _ value: ValueRow,
        _ joined: String?
    ) throws(CommandError) -> String {
        if let joined { return joined }
        let missing = UsageFault.missingValue(option: form, placeholder: value.placeholder)
        guard let next = remaining.first else { throw fault(missing) }
        if Self.looksLikeOption(next) {
            throw fault(value.words.isEmpty ? .hyphenatedValue(option: form, next: next) : missing)
        }
        remaining.removeFirst()
        return next
    }

    /// A lone hyphen stands for standard input or output, and `-5` or `-.5` is a number: no option's letter is a digit.
    private static func looksLikeOption(_ text: String) -> Bool {
        guard text.count > 1, text.hasPrefix("-") else { return false }
        let number = text.dropFirst().drop { $0 == "." }
        return !(number.first.map { $0.isASCII && $0.isNumber } ?? false)
    }

    private func unknownName(_ form: String) -> UsageFault {
        let names = options.flatMap(\.longForms).map { String($0.dropFirst(2)) }
        let similar = Suggestion.nearest(to: String(form.dropFirst(2)), among: names)
        return .unknownOption(form, similar: similar.map { "--" + $0 })
    }

    /// `-json` is read as letters, and most likely was meant as one long option.
    private func unknownLetter(_ letter: Character, in text: String) -> UsageFault {
        let long = options.flatMap(\.longForms).filter { $0 == "-" + text }
        return .unknownOption(long.isEmpty ? "-\(letter)" : text, similar: long)
    }

    // MARK: - Arguments

    private mutating func assignArguments() throws(CommandError) {
        var words = words[...]
        for row in command.arguments {
            if words.isEmpty, row.count.isRequired {
                throw fault(.missingArgument(row.name, summary: row.summary))
            }
            for word in row.count.isRepeatable ? words : words.prefix(1) {
                values.add(try read(word, row.value, of: row.name), to: row)
                words.removeFirst()
            }
        }
        if let word = words.first { throw fault(.unexpectedArgument(word)) }
        if let rest = command.rest, rest.isRequired, values.rest.isEmpty {
            throw fault(.missingArgument("-- " + rest.name, summary: rest.summary))
        }
    }

    private func read(_ text: String, _ value: ValueRow, of place: String) throws(CommandError) -> any Sendable {
        do throws(ValueFault) {
            return try value.read(text)
        } catch {
            throw fault(.badValue(text, of: place, error))
        }
    }

    private func fault(_ fault: UsageFault) -> CommandError { .usage(fault, command: command.path) }
}
