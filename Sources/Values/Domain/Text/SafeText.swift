/// Makes text from elsewhere safe to show: what an agent, a file name or an argument holds must not move the cursor,
/// change the title, or turn the reading direction of a terminal.
package enum SafeText {
    /// The text on one line, with every control character written as an escape.
    package static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        return text.unicodeScalars.reduce(into: "") { safe, scalar in
            if isUnsafe(scalar) { safe += escape(scalar) } else { safe.unicodeScalars.append(scalar) }
        }
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool { !ShownCharacter.isHarmless(scalar) }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{1B}": "\\e"
        default: "\\u{" + String(scalar.value, radix: 16) + "}"
        }
    }
}
