import Domain
import JSON

extension SettingForm where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One word of a closed list.
    package static var word: SettingForm {
        let words = Value.allCases.map(\.rawValue)
        let meant = words.map { "\"\($0)\"" }.joined(separator: " or ")
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                guard let word = Value(rawValue: text) else {
                    let similar = Suggestion.nearest(to: text.lowercased(), among: words)
                    throw SettingMismatch(
                        .wrongWord,
                        meant: meant,
                        hint: similar.first.map { "did you mean \"\($0)\"?" }
                    )
                }
                return word
            },
            show: { .string($0.rawValue) }
        )
    }
}

extension SettingForm where Value == Bool {
    package static var truth: SettingForm {
        let meant = "true or false"
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                if case .truth(let truth) = value { return truth }
                guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                let isWord = ["true", "false"].contains(text.lowercased())
                throw SettingMismatch(
                    .wrongType,
                    meant: meant,
                    hint: isWord ? "write \(text.lowercased()), without quotes" : nil
                )
            },
            show: { .bool($0) },
            given: { ["true": .truth(true), "false": .truth(false)][$0] ?? .text($0) }
        )
    }
}
