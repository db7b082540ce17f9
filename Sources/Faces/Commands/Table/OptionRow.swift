/// What the table knows of an option, whatever the type of its value.
package struct OptionRow: Sendable {
    package enum Kind: Sendable {
        case flag(isNegatable: Bool)
        case value(ValueRow, isRepeatable: Bool)
        case optionalValue(ValueRow)
    }

    package let name: String
    package let short: Character?
    package let summary: String
    package let kind: Kind

    /// The long names that are accepted, with their hyphens.
    package var longForms: [String] {
        switch kind {
        case .flag(isNegatable: true): ["--" + name, "--no-" + name]
        case .flag(isNegatable: false), .value, .optionalValue: ["--" + name]
        }
    }

    /// What it is for, with the words that it may be.
    package var meaning: String {
        switch kind {
        case .flag, .optionalValue: summary
        case .value(let value, let isRepeatable):
            value.meaning(of: summary) + (isRepeatable ? "; may be given several times" : "")
        }
    }

    /// As it stands at the left of a help page: `-o, --output FORMAT`.
    package var usage: String {
        let letters = short.map { "-\($0), " } ?? "    "
        switch kind {
        case .flag(isNegatable: true): return letters + "--[no-]" + name
        case .flag(isNegatable: false): return letters + "--" + name
        case .value(let value, _): return letters + "--" + name + " " + value.placeholder
        case .optionalValue(let value): return letters + "--" + name + "[=" + value.placeholder + "]"
        }
    }
}
