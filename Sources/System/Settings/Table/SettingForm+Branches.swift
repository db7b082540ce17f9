package import Domain
import JSON

extension SettingForm where Value == BranchTemplate {
    /// How branches are named, with the marks of task and attempt.
    package static func branches(suchAs example: BranchTemplate) -> SettingForm {
        let meant = "a name for branches with <task> in it, such as \"\(example)\""
        return SettingForm(
            meant: meant,
            read: { (value: TOMLValue) throws(SettingMismatch) in
                guard case .text(let text) = value else { throw SettingMismatch(.wrongType, meant: meant) }
                guard let template = BranchTemplate(text) else {
                    throw SettingMismatch(
                        .outOfRange,
                        meant: meant,
                        hint: text.contains("<task>") ? "git does not take such a name" : "<task> must be in it, once"
                    )
                }
                return template
            },
            show: { .string($0.text) }
        )
    }
}
