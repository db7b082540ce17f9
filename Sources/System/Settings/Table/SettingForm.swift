package import JSON

/// The form of a setting: how its value stands in a file, and how it is shown.
package struct SettingForm<Value: Sendable & Hashable>: Sendable {
    /// What it takes, as an error says it.
    package let meant: String
    package let read: @Sendable (TOMLValue) throws(SettingMismatch) -> Value
    /// As it would stand in a file; null where there is none.
    package let show: @Sendable (Value) -> JSONValue
    /// What a text from the environment would be in a file.
    package let given: @Sendable (String) -> TOMLValue

    package init(
        meant: String,
        read: @escaping @Sendable (TOMLValue) throws(SettingMismatch) -> Value,
        show: @escaping @Sendable (Value) -> JSONValue,
        given: @escaping @Sendable (String) -> TOMLValue = { .text($0) }
    ) {
        self.meant = meant
        self.read = read
        self.show = show
        self.given = given
    }

    /// The same where nothing may hold: then nobody sets it.
    package var orNothing: SettingForm<Value?> {
        SettingForm<Value?>(
            meant: meant,
            read: { [read] (value: TOMLValue) throws(SettingMismatch) in try read(value) },
            show: { [show] value in value.map(show) ?? .null },
            given: given
        )
    }
}
