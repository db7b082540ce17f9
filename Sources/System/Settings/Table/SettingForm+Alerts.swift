package import Domain
import JSON

extension SettingForm where Value == [AlertKind] {
    /// Kinds of alerts, in their own order.
    package static var alertKinds: SettingForm<[AlertKind]> {
        let words = AlertKind.allCases.map(\.rawValue)
        let meant = "a list of some of \(words.joined(separator: ", "))"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                let texts = try SettingList.read(value, meant: meant, isFit: words.contains)
                return AlertKind.allCases.filter { texts.contains($0.rawValue) }
            },
            show: { .array($0.map { .string($0.rawValue) }) },
            given: { SettingList.given($0) }
        )
    }
}
