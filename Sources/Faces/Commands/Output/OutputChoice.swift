/// What `-o` takes: a format, or another way to look at what is shown as a table.
package enum OutputChoice: String, Sendable, CaseIterable {
    case table
    case wide
    case json
    case jsonl
    case csv
    case name

    /// What a command goes by: what has no room for people is not said where only names are wanted.
    package var format: OutputFormat {
        switch self {
        case .table, .wide: .table
        case .json: .json
        case .jsonl, .name: .jsonl
        case .csv: .csv
        }
    }

    /// How errors are told beside it.
    package var errorFormat: OutputFormat { self == .name ? .table : format }

    package var meaning: String {
        switch self {
        case .wide: "for people: every column, however wide the terminal is"
        case .name: "the ids alone, one a line"
        case .table, .json, .jsonl, .csv: format.meaning
        }
    }

    /// Those of a command that shows its data so. What can be a spreadsheet has columns and ids.
    package static func of(_ formats: [OutputFormat]) -> [OutputChoice] {
        formats.contains(.csv) ? allCases : allCases.filter { formats.map(\.rawValue).contains($0.rawValue) }
    }
}
