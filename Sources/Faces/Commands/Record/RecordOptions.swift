import Domain
import Queries

/// The options that questions to the record have in common.
enum RecordOptions {
    static let since = Option("since", short: "S", .time, "Only what was at this time or later")
    static let until = Option("until", short: "U", .time, "Only what was before this time")
    static let utc = Flag("utc", "Read and show times in UTC")
    static let limit = Option(
        "limit",
        short: "n",
        .integer(1...AnswerLimits.rowsMax),
        "At most so many rows (default: \(AnswerLimits.rowsUsual))"
    )

    static let includeArchive = Flag(
        "include-archive",
        "Archived months too; of events, decisions and costs they always are"
    )

    static let all: [any OptionKey] = [since, until, limit, includeArchive, utc]

    /// An id or the beginning of one.
    static func name(_ placeholder: String) -> ValueForm<String> {
        ValueForm(placeholder: placeholder) { (text: String) throws(ValueFault) in
            // An empty name is the beginning of every one, and nearly always a variable of a script that was not set.
            guard !text.isEmpty else { throw ValueFault(expected: "an id or the beginning of one") }
            return text
        }
    }
}
