import Domain
import JSON

extension SettingForm where Value == [String] {
    static func names(suchAs example: String) -> SettingForm {
        let meant = "a list of names, such as [\"\(example)\"]"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                // A comma would make two of one where they are asked for.
                try SettingList.read(value, meant: meant, isFit: { !$0.isEmpty && !$0.contains(",") })
            },
            show: { .array($0.map { .string($0) }) },
            given: { SettingList.given($0) }
        )
    }

    static var stepNames: SettingForm {
        let words = TaskStep.allCases.map(\.rawValue).joined(separator: ", ")
        let meant = "a list of steps, each one of: \(words)"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                try SettingList.read(value, meant: meant, isFit: { TaskStep(rawValue: $0) != nil })
            },
            show: { .array($0.map { .string($0) }) },
            given: { SettingList.given($0) }
        )
    }
}
