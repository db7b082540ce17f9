/// An amount in US dollars, counted in whole nano-dollars, so that sums are exact whatever their order.
///
/// A price times a count is a fraction of nano-dollars. The fractions of one model response are added exactly and
/// become an amount once, rounded half to even.
package struct Money: Hashable, Comparable, Sendable {
    package static let zero = Money(nanodollars: 0)
    static let nanodollarsPerDollar: Int64 = 1_000_000_000

    package let nanodollars: Int64

    package init(nanodollars: Int64) { self.nanodollars = nanodollars }

    /// The fraction of nano-dollars, rounded half to even. The denominator is a number of our own choice, above zero.
    package init(numerator: Int128, denominator: Int128) throws(MoneyError) {
        precondition(denominator > 0, "A fraction of money has a denominator above zero")
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let rest = remainder.magnitude
        let complement = denominator.magnitude - rest
        let roundsAway = rest > complement || (rest == complement && quotient % 2 != 0)
        let rounded = roundsAway ? quotient + (numerator < 0 ? -1 : 1) : quotient
        guard let nanodollars = Int64(exactly: rounded) else { throw .outOfRange }
        self.init(nanodollars: nanodollars)
    }

    /// Both together. Amounts are added by this alone: a total that does not fit is an error and never a wrong total.
    package func plus(_ other: Money) throws(MoneyError) -> Money {
        let (sum, overflowed) = nanodollars.addingReportingOverflow(other.nanodollars)
        guard !overflowed else { throw .outOfRange }
        return Money(nanodollars: sum)
    }

    package static func < (left: Money, right: Money) -> Bool { left.nanodollars < right.nanodollars }
}
