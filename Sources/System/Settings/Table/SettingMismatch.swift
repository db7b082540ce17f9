/// Why a value does not fit a setting: what was meant there, and how it might be written.
package struct SettingMismatch: Error, Hashable, Sendable {
    /// The word by which a program tells it apart.
    package enum Kind: String, Sendable, CaseIterable {
        case wrongType = "wrong_type"
        case wrongUnit = "wrong_unit"
        case wrongWord = "wrong_word"
        case outOfRange = "out_of_range"
    }

    package let kind: Kind
    /// Follows "takes".
    package let meant: String
    package let hint: String?

    package init(_ kind: Kind, meant: String, hint: String? = nil) {
        self.kind = kind
        self.meant = meant
        self.hint = hint
    }
}
