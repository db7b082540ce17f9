/// The options that every command takes.
package enum GlobalOption {
    package static let help = Flag("help", short: "h", "Show this page")
    package static let color = Option(
        "color",
        ValueForm<ColorChoice>.word.named("WHEN"),
        "When to colour the output"
    )
    package static let home = Option(
        "home",
        .path.named("DIR"),
        "The folder that holds everything (default: $ROOST_HOME, else ~/.roost)"
    )
    package static let output = Option(
        "output",
        short: "o",
        ValueForm<OutputFormat>.word.named("FORMAT"),
        "How to show data"
    )
    package static let json = Flag("json", "The same as -o json")

    /// Those of every command.
    package static let always: [OptionRow] = [color.row, home.row, help.row]
    /// Those of every command that shows data.
    package static let ofFormats: [OptionRow] = [output.row, json.row]
}
