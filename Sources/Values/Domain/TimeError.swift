/// Why a text is no time.
package enum TimeError: Error, Hashable, CustomStringConvertible {
    case badForm(String)
    case noSuchTime(String)
    case leapSecond(String)
    case outOfRange(String)

    package var description: String {
        switch self {
        case .badForm(let text): "\(Self.quoted(text)) is not a time of RFC 3339"
        case .noSuchTime(let text): "\(Self.quoted(text)) is not a time that any calendar or clock shows"
        case .leapSecond(let text): "\(Self.quoted(text)) is a leap second, which POSIX time cannot say"
        case .outOfRange(let text): "\(Self.quoted(text)) is not between 1970 and 2261"
        }
    }

    package var hint: String { "write it as 2026-11-21T00:53:03.123Z or with an offset such as +01:00" }

    private static func quoted(_ text: String) -> String { String(reflecting: text.prefix(48)) }
}
