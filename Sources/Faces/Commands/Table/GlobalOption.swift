/// The options that every command takes.
package enum GlobalOption {
    package static let help = Flag("help", short: "h", "Show this page")
    package static let color = Option(
        "color",
        ValueForm<ColorChoice>.word.named("WHEN"),
        "When to colour the output"
    )
    package static let noPager = Flag("no-pager", "Show all of it at once, however long it is")
    package static let home = Option(
        "home",
        .path.named("DIR"),
        "The folder that holds everything (default: $ROOST_HOME, else ~/.roost)"
    )
    package static let output = output(OutputFormat.allCases)
    package static let json = Flag("json", "The same as -o json")
    /// The same for what has columns.
    package static let jsonFields = Option(
        "json",
        alone: JSONFields.form,
        "The same as -o json, with these fields alone"
    )

    /// Those of every command.
    package static let always: [OptionRow] = [color.row, noPager.row, home.row, help.row]
    /// Those of every command that shows data in these forms.
    package static func rows(of formats: [OutputFormat]) -> [OptionRow] {
        formats.isEmpty ? [] : [output(formats).row, formats.contains(.csv) ? jsonFields.row : json.row]
    }

    private static func output(_ formats: [OutputFormat]) -> Option<OutputChoice> {
        let form = ValueForm<OutputChoice>.word(of: OutputChoice.of(formats))
        return Option("output", short: "o", form.named("FORMAT"), "How to show data")
    }
}
