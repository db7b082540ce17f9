/// A setting by its name, with the type of its value: all that is known of it stands in its row, and here is how it is
/// asked for: `settings[Setting.runTimeout]`.
package struct SettingKey<Value: Sendable & Hashable>: Sendable {
    /// What stands in the place of a name that the user chooses.
    package static var anyName: String { SettingRow.anyName }

    package let row: SettingRow
    package let standard: Value
    let show: @Sendable (Value) -> SettingRow.Shown

    /// - Parameters:
    ///   - path: its tables and its name, with dots between; `*` stands for a name that the user chooses.
    ///   - standard: what holds where nobody sets it.
    ///   - summary: one sentence for whoever sets it.
    package init(
        _ path: String,
        _ form: SettingForm<Value>,
        standard: Value,
        by authority: SettingAuthority,
        _ summary: String
    ) {
        row = SettingRow(path, form, standard: standard, by: authority, summary)
        self.standard = standard
        show = form.show
    }
}
