/// Colour and weight, on a channel that shows them. Nothing is ever told by colour alone.
package enum Ink: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"

    /// The text between the escapes of this ink, or the text alone.
    package func mark(_ text: String, where isColored: Bool) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}
