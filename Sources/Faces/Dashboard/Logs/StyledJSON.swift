package import Domain
package import JSON

/// Styled text as pages take it: pieces of text with their looks. What is text stays text, whatever it looks like.
package enum StyledJSON {
    private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    /// The six steps of each side of the cube of colours (xterm).
    private static let cube: [UInt8] = [0, 95, 135, 175, 215, 255]

    package static func spans(of text: StyledText) -> JSONValue {
        var spans: [JSONValue] = []
        var place = 0
        func add(_ range: Range<Int>, _ style: TextStyle) {
            if !range.isEmpty { spans.append(.object(span(String(decoding: text.utf8[range], as: UTF8.self), style))) }
        }
        for span in text.spans {
            add(place..<span.range.lowerBound, .plain)
            add(span.range, span.style)
            place = span.range.upperBound
        }
        add(place..<text.utf8.count, .plain)
        return .array(spans)
    }

    private static func span(_ text: String, _ style: TextStyle) -> JSONObject {
        var span: JSONObject = ["t": .string(text)]
        if let color = style.foreground { span.append("fg", .string(name(of: color))) }
        if let color = style.background { span.append("bg", .string(name(of: color))) }
        let traits: [(TextStyle.Traits, String)] = [
            (.bold, "b"), (.italic, "i"), (.underline, "u"), (.dim, "d"), (.reverse, "r"),
        ]
        for (trait, key) in traits where style.traits.contains(trait) { span.append(key, true) }
        return span
    }

    /// The sixteen that a page has its own looks for by their names, all others as they are.
    private static func name(of color: TextColor) -> String {
        switch color {
        case .exact(let red, let green, let blue): return hex(red, green, blue)
        case .indexed(let number):
            switch number {
            case 0..<8: return names[Int(number)]
            case 8..<16: return "bright-" + names[Int(number) - 8]
            case 16..<232:
                let place = Int(number) - 16
                return hex(cube[place / 36], cube[place / 6 % 6], cube[place % 6])
            default:
                let grey = 8 + (number - 232) * 10
                return hex(grey, grey, grey)
            }
        }
    }

    private static func hex(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> String {
        "#" + Hex.encode([red, green, blue])
    }
}
