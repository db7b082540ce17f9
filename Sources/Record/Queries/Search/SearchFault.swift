/// Why a text cannot be looked for.
package enum SearchFault: Hashable, Sendable, CustomStringConvertible {
    case noWords(String)
    case shortPrefix(String)
    case manyWords(String, max: Int)
    /// No run, or no task, is named so.
    case unknown(kind: String, String)
    case ambiguous(kind: String, String, [String])

    package var description: String {
        switch self {
        case .noWords(let text): "\"\(text)\" has no word to look for"
        case .shortPrefix(let text): "\"\(text)\" is the beginning of too many words"
        case .manyWords(_, let max): "no more than \(max) words can be looked for at once"
        case .unknown(let kind, let text): "the record has no \(kind) \"\(text)\""
        case .ambiguous(let kind, let text, let matches):
            "\"\(text)\" is the beginning of several \(kind)s: \(matches.joined(separator: ", "))"
        }
    }

    package var hint: String? {
        switch self {
        case .noWords: "give a word, or the beginning of one with an asterisk: budg*"
        case .shortPrefix: "give at least \(SearchQuery.prefixLettersMin) letters before the asterisk"
        case .manyWords: nil
        case .unknown, .ambiguous: "\"roost run list --all\" shows the runs and their tasks"
        }
    }
}
