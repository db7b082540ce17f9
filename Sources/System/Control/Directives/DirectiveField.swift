import Domain
package import JSON

/// One value that a directive takes: by its place among the words, or by its name in the data.
package struct DirectiveField: Sendable {
    package enum Form: Hashable, Sendable {
        /// An id, or the beginning of one; the noun is what errors call it.
        case id(String)
        case ids(String)
        case integer(ClosedRange<Int64>)
        case choice([String])
        /// A length of time such as `60s`, in the data in whole seconds.
        case seconds
        case flag
        case object
        /// Among the words all that are left, put together with spaces.
        case text
        /// Among the words all that are left, each by itself.
        case texts
    }

    /// Its name in the data.
    package let key: String
    /// What stands for it in a usage line; nil for one that only the data has.
    package let placeholder: String?
    package let form: Form
    package let isRequired: Bool

    /// One that may stand among the words.
    package static func word(
        _ key: String,
        _ placeholder: String,
        _ form: Form,
        isRequired: Bool = false
    )
        -> DirectiveField
    {
        DirectiveField(key: key, placeholder: placeholder, form: form, isRequired: isRequired)
    }

    package static func named(_ key: String, _ form: Form) -> DirectiveField {
        DirectiveField(key: key, placeholder: nil, form: form, isRequired: false)
    }

    /// What errors call it.
    package var name: String { placeholder ?? "\"\(key)\"" }

    /// As it stands in a usage line.
    package var usage: String? {
        guard let placeholder else { return nil }
        let words = takesRest ? "\(placeholder)…" : placeholder
        return isRequired ? words : "[\(words)]"
    }

    /// Whether it takes all words that are left.
    package var takesRest: Bool {
        switch form {
        case .text, .texts, .ids: true
        case .id, .integer, .choice, .seconds, .flag, .object: false
        }
    }

    /// The value that words stand for; nil where they do not. All but a form that takes the rest are given one.
    package func value(of words: [String]) -> JSONValue? {
        let first = words.first ?? ""
        return switch form {
        case .id: .string(first)
        case .integer: Int64(first).map { .integer($0) }
        case .choice, .object: .string(first)
        case .seconds: DurationText.read(first).map { .integer($0.components.seconds) }
        case .flag: first == "true" ? true : first == "false" ? false : nil
        case .text: .string(words.joined(separator: " "))
        case .texts, .ids: .array(words.map { .string($0) })
        }
    }

    /// Whether the data may hold this.
    package func takes(_ value: JSONValue) -> Bool {
        switch form {
        case .id: Self.isID(value)
        case .ids: value.arrayValue?.allSatisfy(Self.isID) ?? false
        case .integer(let bounds): value.integerValue.map(bounds.contains) ?? false
        case .choice(let words): value.stringValue.map(words.contains) ?? false
        case .seconds: value.integerValue.map { $0 >= 0 } ?? false
        case .flag: value.bool != nil
        case .object: value.objectValue != nil
        case .text: value.stringValue.map { !$0.isEmpty } ?? false
        case .texts: value.arrayValue?.allSatisfy { $0.stringValue != nil } ?? false
        }
    }

    /// What it has to be; follows "is not".
    package var expected: String {
        switch form {
        case .id(let noun): "a \(noun)"
        case .ids(let noun): "a list of \(noun)s"
        case .integer(let bounds): "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .choice(let words): "one of: " + words.joined(separator: ", ")
        case .seconds: "a length of time such as 60s, in the data a number of seconds"
        case .flag: "true or false"
        case .object: "an object"
        case .text: "a text"
        case .texts: "a list of texts"
        }
    }

    private static func isID(_ value: JSONValue) -> Bool {
        guard let text = value.stringValue else { return false }
        return Deliberate.ignore(because: "the fault of the field tells it") { () throws(IdentifierError) in
            try Identifier(text)
        } != nil
    }
}
