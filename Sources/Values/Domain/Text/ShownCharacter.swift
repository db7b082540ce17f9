/// Which characters may be shown as they are, wherever text of others is shown.
package enum ShownCharacter {
    /// Whether it commands no terminal and no page. A line end is no character of a line, and is for the caller.
    package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // C1 characters are sequences to some terminals.
        case 0x00...0x1F, 0x7F...0x9F: false
        // Line and paragraph separators; the marks that turn the direction of what follows (CVE-2021-42574).
        case 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
