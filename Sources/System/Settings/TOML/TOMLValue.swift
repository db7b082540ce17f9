/// A value as it stands in a file, before it is known what it is for.
package enum TOMLValue: Hashable, Sendable {
    case table([TOMLEntry])
    case list([TOMLNode])
    case text(String)
    case integer(Int64)
    case number(Double)
    case truth(Bool)
    /// A date, a time of day or both. No setting is one, so it is only told apart.
    case time

    private static let shownMax = 60

    /// As an error names it: what stands there, shortened where it is long.
    package var shown: String {
        switch self {
        case .table: "a table"
        case .list: "a list"
        case .text(let text): Self.quoted(text)
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .truth(let truth): "\(truth)"
        case .time: "a date or time"
        }
    }

    /// The text in quotes, its control characters escaped.
    package static func quoted(_ text: String) -> String {
        let isLong = text.count > shownMax
        return String(reflecting: isLong ? text.prefix(shownMax) + "…" : text)
    }
}
