import Domain

/// The form of a value on the command line: how help names it, and how its text is read.
package struct ValueForm<Value: Sendable>: Sendable {
    /// What stands for the value in a usage line, such as `N` or `FORMAT`.
    package let placeholder: String
    /// The words that are allowed, where the list is closed: for help, completion and "did you mean".
    package let words: [String]
    package let read: @Sendable (_ text: String) throws(ValueFault) -> Value

    package init(
        placeholder: String,
        words: [String] = [],
        read: @escaping @Sendable (_ text: String) throws(ValueFault) -> Value
    ) {
        self.placeholder = placeholder
        self.words = words
        self.read = read
    }

    /// The same form under another name in usage lines.
    package func named(_ placeholder: String) -> ValueForm {
        ValueForm(placeholder: placeholder, words: words, read: read)
    }
}

extension ValueForm where Value == String {
    /// Any text, the empty one too.
    package static var text: ValueForm {
        ValueForm(placeholder: "TEXT") { (text: String) throws(ValueFault) in text }
    }

    /// The path of a file or folder. An empty one is nearly always a variable of a script that was not set.
    package static var path: ValueForm {
        ValueForm(placeholder: "PATH") { (text: String) throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault(expected: "a path") }
            return text
        }
    }

    /// One word of a closed list that is known only as text.
    package static func choice(_ words: [String]) -> ValueForm {
        ValueForm(placeholder: "WORD", words: words) { (text: String) throws(ValueFault) in
            guard words.contains(text) else { throw ValueFault(text, isNoneOf: words) }
            return text
        }
    }
}

extension ValueForm where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One word of a closed list that is an enum.
    package static var word: ValueForm { word(of: Array(Value.allCases)) }

    /// One word of those of an enum that are wanted here.
    package static func word(of values: [Value]) -> ValueForm {
        let words = values.map(\.rawValue)
        return ValueForm(placeholder: "WORD", words: words) { (text: String) throws(ValueFault) in
            guard words.contains(text), let value = Value(rawValue: text) else {
                throw ValueFault(text, isNoneOf: words)
            }
            return value
        }
    }
}

extension ValueForm where Value == Int {
    /// A whole number within bounds.
    package static func integer(_ bounds: ClosedRange<Int>) -> ValueForm {
        let least = bounds.lowerBound == .min ? "" : " from \(bounds.lowerBound)"
        let most = bounds.upperBound == .max ? "" : (least.isEmpty ? " up to " : " to ") + "\(bounds.upperBound)"
        let expected = "a whole number" + least + most
        return ValueForm(placeholder: "N") { (text: String) throws(ValueFault) in
            guard let value = Int(text), bounds.contains(value) else { throw ValueFault(expected: expected) }
            return value
        }
    }

    /// A whole number that is not below a least one.
    package static func integer(_ bounds: PartialRangeFrom<Int>) -> ValueForm {
        integer(bounds.lowerBound...Int.max)
    }
}

extension ValueForm where Value == Duration {
    /// A length of time such as `90s`, `10m`, `1h30m` or `3d`.
    package static var duration: ValueForm {
        ValueForm(placeholder: "DURATION") { (text: String) throws(ValueFault) in
            guard let value = DurationText.read(text) else {
                throw ValueFault(expected: "a duration such as 90s, 10m, 1h30m or 3d")
            }
            return value
        }
    }
}
