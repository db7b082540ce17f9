import Domain

/// A month, as `--month 2026-11` names it.
struct CivilMonth: Hashable, Sendable, CustomStringConvertible {
    /// Its first day, and that of the next one.
    let first: CivilDate
    let next: CivilDate

    /// Nothing where the text is no month.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Digits.number(parts[0], count: 4), (1970..<2261).contains(year),
            let month = Digits.number(parts[1], count: 2), let first = CivilDate(year: year, month: month, day: 1),
            let next = CivilDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
        else { return nil }
        self.first = first
        self.next = next
    }

    var description: String { String("\(first)".dropLast(3)) }
}

extension ValueForm where Value == CivilMonth {
    /// A month such as `2026-11`.
    static var month: ValueForm {
        ValueForm(placeholder: "YYYY-MM") { (text: String) throws(ValueFault) in
            guard let month = CivilMonth(text) else { throw ValueFault(expected: "a month such as 2026-11") }
            return month
        }
    }
}
