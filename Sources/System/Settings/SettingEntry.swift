package import JSON

/// What holds for one setting, and since when it does.
package struct SettingEntry: Sendable {
    /// With the name that the user chose in it.
    package let name: String
    package let row: SettingRow
    package let shown: JSONValue
    package let origin: SettingOrigin
    let value: any Sendable
}
