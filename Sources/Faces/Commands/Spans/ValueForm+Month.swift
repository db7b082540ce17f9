import Domain

extension ValueForm where Value == CivilMonth {
    /// A month such as `2026-11`.
    static var month: ValueForm {
        ValueForm(placeholder: "YYYY-MM") { (text: String) throws(ValueFault) in
            guard let month = CivilMonth(text) else { throw ValueFault(expected: "a month such as 2026-11") }
            return month
        }
    }
}
