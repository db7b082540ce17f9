import JSON

extension SettingForm where Value == QuietHours? {
    /// A part of each day, or none.
    package static var quietHours: SettingForm {
        let meant = "a part of the day, such as \"22:00-07:00\", or \"none\""
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                if text == "none" { return nil }
                guard let hours = QuietHours(text) else {
                    throw SettingMismatch(.outOfRange, meant: meant, hint: "hours and minutes have two digits each")
                }
                return hours
            },
            show: { .string($0?.description ?? "none") }
        )
    }
}
