package import JSON

/// The value of a setting as people read it.
package enum SettingText {
    /// What nobody set and what has no default is `-`.
    package static func of(_ value: JSONValue) -> String {
        switch value {
        case .null: "-"
        case .string(let text): text
        case .bool, .integer, .decimal, .array, .object: JSONWriter.text(value)
        }
    }
}
