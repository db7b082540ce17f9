import Domain
import Journal
import Platform
import Queries

/// Takes out of a text that goes to strangers what is nobody's business: secrets of this environment and of known
/// forms, and what lies in the person's own folder.
struct ReportRedaction {
    private let root: String
    private let personal: String?
    private let secrets: [String]

    init(home: String, environment: Environment) {
        root = home
        personal = environment["HOME"].flatMap { $0.hasPrefix("/") && $0.utf8.count > 1 ? $0 : nil }
        secrets = environment.values.filter { SecretNames.isSecret(name: $0.key, value: $0.value) }.values
            .sorted { $0.utf8.count > $1.utf8.count }
    }

    /// The text on lines that a terminal may show.
    func clean(_ text: String) -> String {
        var text = secrets.reduce(text) { Self.replace($1, in: $0) { _ in ("[redacted]", 0) } }
        text = RunRedaction.ofKnownForms.redact(text).text
        text = Self.replace(root, in: text) { rest in
            Self.isEnd(of: rest) || rest.hasPrefix("/") ? ("$ROOST_HOME", 0) : nil
        }
        if let personal {
            text = Self.replace(personal, in: text) { rest in
                if Self.isEnd(of: rest) { return ("~", 0) }
                guard rest.hasPrefix("/") else { return nil }
                return ("~/…", rest.prefix { !Self.endsPath($0) }.count)
            }
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { SafeText.of(String($0)) }
            .joined(separator: "\n")
    }

    /// - Parameter put: what stands in its place, and how much of what follows goes with it; nil where it is none.
    private static func replace(
        _ needle: String,
        in text: String,
        put: (Substring) -> (text: String, dropped: Int)?
    ) -> String {
        guard !needle.isEmpty, text.contains(needle) else { return text }
        var result = ""
        var rest = text[...]
        while let found = rest.firstRange(of: needle) {
            let behind = rest[found.upperBound...]
            result += rest[..<found.lowerBound]
            if let (text, dropped) = put(behind) {
                result += text
                rest = behind.dropFirst(dropped)
            } else {
                result += needle
                rest = behind
            }
        }
        return result + rest
    }

    private static func isEnd(of rest: Substring) -> Bool { rest.first.map(endsPath) ?? true }

    private static func endsPath(_ character: Character) -> Bool {
        character.isWhitespace || "\"'`,;:()[]{}<>|".contains(character)
    }
}
