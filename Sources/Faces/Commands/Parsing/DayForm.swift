import Domain

/// A day as `2026-11-21`.
enum DayForm {
    static var form: ValueForm<CivilDate> {
        ValueForm(placeholder: "DAY") { (text: String) throws(ValueFault) in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
                let date = CivilDate(year: year, month: month, day: day)
            else { throw ValueFault(expected: "a day such as 2026-11-21") }
            return date
        }
    }
}
