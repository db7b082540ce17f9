/// An option that takes a value. A command declares it once, lists it in its row and reads it by the same name:
/// `invocation[tail] ?? 20`. Given twice, the last one counts, unless it may be repeated.
package struct Option<Value: Sendable>: OptionKey {
    package let row: OptionRow

    package init(
        _ name: String,
        short: Character? = nil,
        _ form: ValueForm<Value>,
        isRepeatable: Bool = false,
        _ summary: String
    ) {
        row = OptionRow(
            name: name,
            short: short,
            summary: summary,
            kind: .value(ValueRow(form), isRepeatable: isRepeatable)
        )
    }

    /// One that may stand alone too, and takes its value only behind an equals sign: alone it is what an empty text is.
    package init(_ name: String, alone form: ValueForm<Value>, _ summary: String) {
        row = OptionRow(name: name, short: nil, summary: summary, kind: .optionalValue(ValueRow(form)))
    }
}
