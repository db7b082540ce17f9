import Domain

/// Adds prices exactly, as parts of a dollar too small for any currency. It becomes money once, at the end.
struct PriceSum {
    /// nil once it was too much to count.
    private var parts: Int128? = 0

    mutating func add(_ count: Int64, at price: Price) {
        let (product, overflowed) = Int128(max(0, count)).multipliedReportingOverflow(by: price.parts)
        let sum = parts.map { $0.addingReportingOverflow(product) }
        parts = sum.flatMap { overflowed || $0.overflow ? nil : $0.partialValue }
    }

    /// The sum times the factors and what is added after that, in whole nano-dollars, rounded half to even.
    func money(times factors: [PriceFactor], plus rest: PriceSum) -> Money? {
        guard let parts, let added = rest.parts else { return nil }
        let above = factors.reduce(Int128(1)) { $0 * Int128($1.numerator) }
        let below = factors.reduce(Int128(1)) { $0 * Int128($1.denominator) }
        let (product, overflowed) = parts.multipliedReportingOverflow(by: above)
        let (restProduct, restOverflowed) = added.multipliedReportingOverflow(by: below)
        let (sum, sumOverflowed) = product.addingReportingOverflow(restProduct)
        guard !overflowed, !restOverflowed, !sumOverflowed else { return nil }
        do throws(MoneyError) {
            return try Money(numerator: sum, denominator: Price.partsPerNanodollar * below)
        } catch {
            return nil
        }
    }
}
