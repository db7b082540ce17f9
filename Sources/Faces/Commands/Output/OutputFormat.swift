/// How a command shows its data.
package enum OutputFormat: String, Sendable, CaseIterable {
    case table
    case json
    case jsonl
    case csv

    package var meaning: String {
        switch self {
        case .table: "for people: aligned columns, cut to the width of a terminal"
        case .json: "one JSON array of objects, or one object where there can be only one"
        case .jsonl: "one JSON object a line"
        case .csv: "RFC 4180: a line of names, then a line a row"
        }
    }

    /// Whether a program reads it, so that errors are written for a program too.
    package var isJSON: Bool { self == .json || self == .jsonl }
}
