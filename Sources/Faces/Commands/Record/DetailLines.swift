import JSON
import Queries

/// All that is known of one thing that happened, a label and a text for each.
enum DetailLines {
    static func of(_ entry: TimelineEntry) -> [(label: String, text: String)] {
        entry.details.fields.compactMap { field in
            let text = PlainValue.fields(field.value)
            return text.isEmpty || text == "{}" ? nil : (words(of: field.key), text)
        }
    }

    /// `notChosen` is `not chosen` for people.
    private static func words(of key: String) -> String {
        key.reduce(into: "") { words, letter in
            if letter.isUppercase { words += " " }
            words += letter.lowercased()
        }
    }
}
