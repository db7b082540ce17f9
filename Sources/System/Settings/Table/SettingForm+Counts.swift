import JSON

extension SettingForm where Value == Int {
    /// A whole number within bounds. In the environment it is a text.
    package static func integer(_ bounds: ClosedRange<Int>) -> SettingForm {
        let meant = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                guard case .integer(let number) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                guard let count = Int(exactly: number), bounds.contains(count) else {
                    throw SettingMismatch(.outOfRange, meant: meant)
                }
                return count
            },
            show: { .integer(Int64($0)) },
            given: { text in Int64(text).map(TOMLValue.integer) ?? .text(text) }
        )
    }
}

extension SettingForm where Value == Int? {
    /// A whole number within bounds, or no bound at all.
    package static func integerOrNone(_ bounds: ClosedRange<Int>) -> SettingForm {
        let number = SettingForm<Int>.integer(bounds)
        let meant = "\(number.meant), or \"none\""
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                if value == .text("none") { return nil }
                do throws(SettingMismatch) { return try number.read(value) } catch {
                    throw SettingMismatch(error.kind, meant: meant, hint: error.hint)
                }
            },
            show: { $0.map(number.show) ?? .string("none") },
            given: number.given
        )
    }
}
