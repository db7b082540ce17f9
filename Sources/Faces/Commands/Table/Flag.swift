/// An option without a value: it is given or it is not. A negatable one is also undone by `--no-<name>`.
package struct Flag: OptionKey {
    package let row: OptionRow

    package init(_ name: String, short: Character? = nil, isNegatable: Bool = false, _ summary: String) {
        row = OptionRow(name: name, short: short, summary: summary, kind: .flag(isNegatable: isNegatable))
    }
}
