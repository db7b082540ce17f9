/// One row of the command table: all that is known of a command. Parsing, help, "did you mean", completion and the
/// manual are derived from it, so that adding a row is all it takes to add a command.
package struct Command: Sendable {
    package typealias Run = @Sendable (Invocation) throws(CommandError) -> ExitCode

    /// The words after `roost`; none for `roost` alone.
    package let path: [String]
    package let section: CommandSection
    /// One line without a full stop, beginning with a verb.
    package let summary: String
    /// Paragraphs for the help page, below the examples.
    package let details: [String]
    package let examples: [Example]
    package let arguments: [ArgumentRow]
    package let rest: Rest?
    /// Its own options; those that every command takes are in `allOptions`.
    package let options: [OptionRow]
    /// The forms in which it shows its data; none for a command that has no tabular data.
    package let formats: [OutputFormat]
    /// How it may end besides `ok`, `failed` and `usage`.
    package let exitCodes: [ExitCode]
    /// Whether overviews and suggestions name it.
    package let isListed: Bool
    package let run: Run

    package init(
        path: [String],
        section: CommandSection,
        summary: String,
        details: [String] = [],
        examples: [Example],
        arguments: [any ArgumentKey] = [],
        rest: Rest? = nil,
        options: [any OptionKey] = [],
        formats: [OutputFormat] = [],
        exitCodes: [ExitCode] = [],
        isListed: Bool = true,
        run: @escaping Run
    ) {
        self.path = path
        self.section = section
        self.summary = summary
        self.details = details
        self.examples = examples
        self.arguments = arguments.map(\.row)
        self.rest = rest
        self.options = options.map(\.row)
        self.formats = formats
        self.exitCodes = exitCodes
        self.isListed = isListed
        self.run = run
    }

    package init(
        _ path: String...,
        section: CommandSection,
        summary: String,
        details: [String] = [],
        examples: [Example],
        arguments: [any ArgumentKey] = [],
        rest: Rest? = nil,
        options: [any OptionKey] = [],
        formats: [OutputFormat] = [],
        exitCodes: [ExitCode] = [],
        isListed: Bool = true,
        run: @escaping Run
    ) {
        self.init(
            path: path,
            section: section,
            summary: summary,
            details: details,
            examples: examples,
            arguments: arguments,
            rest: rest,
            options: options,
            formats: formats,
            exitCodes: exitCodes,
            isListed: isListed,
            run: run
        )
    }

    /// How a person writes it: `roost run list`.
    package var name: String { Command.name(of: path) }

    package static func name(of path: [String]) -> String { (["roost"] + path).joined(separator: " ") }

    /// Its own options, then those of every command.
    package var allOptions: [OptionRow] { options + globalOptions }

    package var globalOptions: [OptionRow] { GlobalOption.rows(of: formats) + GlobalOption.always }

    /// All the ways in which it may end, smallest number first.
    package var allExitCodes: [ExitCode] {
        ([.ok, .failed, .usage] + exitCodes).sorted { $0.rawValue < $1.rawValue }
    }

    /// The usage line: `roost verify RUN|DIR [OPTIONS]`.
    package var usage: String {
        var words = [name] + arguments.map(\.usage) + ["[OPTIONS]"]
        if let rest { words.append(rest.usage) }
        return words.joined(separator: " ")
    }
}
