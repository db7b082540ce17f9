/// How the caller wants to be talked to: in which format, and whether in colour.
///
/// It is looked up ahead of parsing and forgives everything, because what is wrong with a command line has to be told
/// in the format that the same command line asks for.
package struct Presentation: Hashable, Sendable {
    package private(set) var format = OutputFormat.table
    package private(set) var color = ColorChoice.auto

    package init(_ arguments: [String]) {
        var remaining = arguments.prefix { $0 != "--" }
        while let text = remaining.popFirst() {
            if text == "--json" || text.hasPrefix("--json=") { format = .json }
            if let given = Self.value(of: ["--output", "-o"], in: text, before: remaining.first) {
                format = OutputChoice(rawValue: given)?.errorFormat ?? format
            }
            if let given = Self.value(of: ["--color"], in: text, before: remaining.first) {
                color = ColorChoice(rawValue: given) ?? color
            }
        }
    }

    private static func value(of forms: [String], in text: String, before next: String?) -> String? {
        for form in forms {
            if text == form { return next }
            let joined = form.hasPrefix("--") ? form + "=" : form
            if text.hasPrefix(joined) { return String(text.dropFirst(joined.count)) }
        }
        return nil
    }
}
