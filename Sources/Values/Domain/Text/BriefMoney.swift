/// An amount as people read it: to the cent, and of less than a cent the first two digits that are not zero.
package enum BriefMoney {
    private static let centNanodollars: UInt64 = 10_000_000

    package static func text(_ money: Money) -> String {
        let magnitude = money.nanodollars.magnitude
        guard magnitude > 0, magnitude < centNanodollars else { return money.description }
        var unit: UInt64 = 1
        while magnitude / unit >= 100 { unit *= 10 }
        let rounded = Money(nanodollars: Int64((magnitude + unit / 2) / unit * unit))
        return "\(money.nanodollars < 0 ? "-" : "")$\(rounded.exactText)"
    }

    /// The same with its sign, for a difference.
    package static func difference(_ money: Money) -> String {
        money.nanodollars > 0 ? "+" + text(money) : text(money)
    }
}
