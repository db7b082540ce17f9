import Domain
import JSON

extension SettingForm where Value == [PolicyAct] {
    /// What is done about a verdict, each once.
    package static var acts: SettingForm {
        let words = PolicyAct.allCases.map(\.rawValue)
        let meant = "a list of \(words.joined(separator: ", ")), such as [\"notify\"]"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                let texts = try SettingList.read(value, meant: meant, isFit: { PolicyAct(rawValue: $0) != nil })
                let acts = texts.compactMap(PolicyAct.init(rawValue:))
                guard Set(acts).count == acts.count else {
                    throw SettingMismatch(.wrongWord, meant: meant, hint: "name each once")
                }
                guard !acts.contains(.stop) || !acts.contains(.retry) else {
                    throw SettingMismatch(.wrongWord, meant: meant, hint: "retry stops it too: name one of the two")
                }
                return acts
            },
            show: { .array($0.map { .string($0.rawValue) }) },
            given: { SettingList.given($0) }
        )
    }
}
