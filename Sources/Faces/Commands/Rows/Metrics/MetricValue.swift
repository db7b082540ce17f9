import Domain

/// A number of a metric, written without loss.
enum MetricValue: Hashable, Sendable {
    case whole(Int64)
    case real(Double)
    /// In dollars.
    case money(Money)
    /// In seconds.
    case time(Duration)

    static func truth(_ isTrue: Bool) -> MetricValue { .whole(isTrue ? 1 : 0) }

    var text: String {
        switch self {
        case .whole(let number): return "\(number)"
        case .real(let number):
            if number.isNaN { return "NaN" }
            return number.isInfinite ? (number > 0 ? "+Inf" : "-Inf") : "\(number)"
        case .money(let money): return Self.decimal(money.nanodollars)
        case .time(let duration): return Self.decimal(duration.nanoseconds)
        }
    }

    /// A number of billionths as a decimal.
    private static func decimal(_ billionths: Int64) -> String {
        let whole = billionths.magnitude / 1_000_000_000
        let digits = String(billionths.magnitude % 1_000_000_000)
        var rest = String(repeating: "0", count: 9 - digits.count) + digits
        while rest.last == "0" { rest.removeLast() }
        return (billionths < 0 ? "-" : "") + "\(whole)" + (rest.isEmpty ? "" : ".\(rest)")
    }
}
