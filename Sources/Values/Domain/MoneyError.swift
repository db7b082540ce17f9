/// Why something is no amount of money.
package enum MoneyError: Error, Hashable, CustomStringConvertible {
    case badForm(String)
    case outOfRange

    package var description: String {
        switch self {
        case .badForm(let text): "\(String(reflecting: text.prefix(48))) is not an amount of dollars"
        case .outOfRange: "the amount is beyond nine billion dollars, the most that is counted"
        }
    }

    package var hint: String { "write the amount in dollars as a decimal number, such as 4.12" }
}
