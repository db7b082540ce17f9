package import Domain
import JSON

extension SettingForm where Value == Money? {
    /// An amount of dollars, or no bound at all.
    package static var moneyOrNone: SettingForm<Money?> {
        let meant = "an amount of dollars, such as \"0.50\", or \"none\""
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                let text: String
                switch value {
                case .text("none"): return nil
                case .text(let given): text = given
                case .integer(let dollars): text = "\(dollars)"
                // The shortest text that reads back as the same number is what was written, up to 15 digits of it.
                case .number(let number): text = number.description
                case .truth, .time, .list, .table: throw SettingMismatch(.wrongType, meant: meant)
                }
                do throws(MoneyError) { return try Money(limit: text) } catch {
                    throw SettingMismatch(.outOfRange, meant: meant, hint: error.hint)
                }
            },
            show: { .string($0?.exactText ?? "none") }
        )
    }
}

extension SettingForm where Value == Int64? {
    /// A number of tokens, or no bound at all.
    package static var tokensOrNone: SettingForm<Int64?> {
        let meant = "a number of tokens, such as 200000 or \"200k\", or \"none\""
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                switch value {
                case .text("none"): return nil
                case .text(let text):
                    guard let count = TokenCountText.read(text) else {
                        throw SettingMismatch(.outOfRange, meant: meant)
                    }
                    return count
                case .integer(let count):
                    guard count >= 0 else { throw SettingMismatch(.outOfRange, meant: meant) }
                    return count
                case .number, .truth, .time, .list, .table: throw SettingMismatch(.wrongType, meant: meant)
                }
            },
            show: { $0.map(JSONValue.integer) ?? .string("none") }
        )
    }
}
