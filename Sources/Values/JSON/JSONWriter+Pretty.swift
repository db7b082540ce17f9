extension JSONWriter {
    /// The value over several lines, indented by two spaces: for people to read, never for a file that we read again by
    /// lines.
    package static func pretty(_ value: JSONValue) -> String {
        var text = ""
        append(value, indent: "", to: &text)
        return text
    }

    private static func append(_ value: JSONValue, indent: String, to text: inout String) {
        switch value {
        case .null, .bool, .integer, .decimal, .string: text += JSONWriter.text(value)
        case .array(let elements):
            append(elements, between: ("[", "]"), indent: indent, to: &text) { element, inner, text in
                append(element, indent: inner, to: &text)
            }
        case .object(let object):
            append(object.fields, between: ("{", "}"), indent: indent, to: &text) { field, inner, text in
                text += JSONWriter.text(.string(field.key)) + ": "
                append(field.value, indent: inner, to: &text)
            }
        }
    }

    private static func append<Element>(
        _ elements: [Element],
        between brackets: (String, String),
        indent: String,
        to text: inout String,
        each: (Element, String, inout String) -> Void
    ) {
        text += brackets.0
        let inner = indent + "  "
        for (place, element) in elements.enumerated() {
            text += (place == 0 ? "\n" : ",\n") + inner
            each(element, inner, &text)
        }
        text += elements.isEmpty ? brackets.1 : "\n" + indent + brackets.1
    }
}
