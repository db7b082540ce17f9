/// A page of the manual, in the language of `man`, made of a row of the command table or of a topic.
struct ManPage {
    /// Below which name it is found: `roost-run-list.1`.
    let fileName: String
    let text: String

    private struct Roff {
        private(set) var lines: [String] = []

        mutating func head(_ name: String, section: Int, version: String) {
            lines.append(
                ".TH \(Self.word(name.uppercased())) \(section) \"\" \"roost \(Self.escaped(version))\" \"Roost\""
            )
        }

        mutating func heading(_ title: String) { lines.append(".SH \(title)") }

        mutating func line(_ text: String) { lines.append(Self.escaped(text)) }

        mutating func paragraph(_ text: String) { lines += [".PP", Self.escaped(text)] }

        mutating func item(_ term: String, _ meaning: String) {
            lines += [".TP", ".B \(Self.word(term))", Self.escaped(meaning)]
        }

        mutating func verbatim(_ text: [String]) { lines += [".nf"] + text.map(Self.escaped) + [".fi"] }

        private static func word(_ text: String) -> String {
            "\"\(escaped(text).replacing("\"", with: "\\(dq"))\""
        }

        /// A line that begins with a dot or an apostrophe would be an order.
        private static func escaped(_ text: String) -> String {
            let marked = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
            // Where a page is not known to be UTF-8, each of its letters is still the right one.
            let escaped = marked.unicodeScalars.reduce(into: "") { line, scalar in
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let filled = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                line += scalar.isASCII ? String(scalar) : "\\[u\(filled)]"
            }
            return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
        }
    }

    /// All pages: that of `roost`, one of each listed command, and one of each topic.
    static func all(of table: CommandTable, version: String) -> [ManPage] {
        [overview(table, version)] + table.listed.map { ManPage($0, version) }
            + table.topics.map { ManPage($0, version) }
    }

    private static func overview(_ table: CommandTable, _ version: String) -> ManPage {
        var roff = Roff()
        roff.head("roost", section: 1, version: version)
        roff.heading("NAME")
        roff.line("roost - run a flock of coding agents, and keep the record of everything they do")
        roff.heading("SYNOPSIS")
        roff.line("roost COMMAND [OPTIONS]")
        for section in CommandSection.allCases {
            let commands = table.listed.filter { $0.section == section }
            guard !commands.isEmpty else { continue }
            roff.heading(section.rawValue.uppercased())
            for command in commands { roff.item(command.name, command.summary + ": see \(name(of: command.path))(1).") }
        }
        roff.heading("SEE ALSO")
        roff.line(table.topics.map { "roost-\($0.name)(7)" }.joined(separator: ", "))
        return ManPage("roost.1", roff)
    }

    private init(_ command: Command, _ version: String) {
        let name = Self.name(of: command.path)
        var roff = Roff()
        roff.head(name, section: 1, version: version)
        roff.heading("NAME")
        roff.line("\(name) - \(command.summary)")
        roff.heading("SYNOPSIS")
        roff.line(command.usage)
        if !command.details.isEmpty { roff.heading("DESCRIPTION") }
        for text in command.details { roff.paragraph(text) }
        var arguments = command.arguments.map { ($0.usage, $0.meaning) }
        if let rest = command.rest { arguments.append((rest.usage, rest.summary)) }
        if !arguments.isEmpty { roff.heading("ARGUMENTS") }
        for (usage, meaning) in arguments { roff.item(usage, meaning + ".") }
        roff.heading("OPTIONS")
        for option in command.allOptions {
            roff.item(String(option.usage.drop { $0 == " " }), option.meaning + ".")
        }
        roff.heading("EXIT STATUS")
        for code in command.allExitCodes { roff.item("\(code.rawValue)", code.meaning + ".") }
        roff.heading("EXAMPLES")
        for example in command.examples { roff.item(example.line, example.purpose + ".") }
        roff.heading("SEE ALSO")
        roff.line("roost(1)")
        self.init("\(name).1", roff)
    }

    private init(_ topic: HelpTopic, _ version: String) {
        var page = HelpPage(for: .plain)
        topic.addBody(&page)
        var roff = Roff()
        roff.head("roost-\(topic.name)", section: 7, version: version)
        roff.heading("NAME")
        roff.line("roost-\(topic.name) - \(topic.summary)")
        roff.heading("DESCRIPTION")
        roff.verbatim(page.lines)
        roff.heading("SEE ALSO")
        roff.line("roost(1)")
        self.init("roost-\(topic.name).7", roff)
    }

    private init(_ fileName: String, _ roff: Roff) {
        self.fileName = fileName
        text = roff.lines.joined(separator: "\n") + "\n"
    }

    private static func name(of path: [String]) -> String { (["roost"] + path).joined(separator: "-") }
}
