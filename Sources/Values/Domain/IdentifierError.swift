/// Why a text is no id. `noun` is the kind of id that was wanted, as a person would call it.
package enum IdentifierError: Error, Hashable, CustomStringConvertible {
    case empty(noun: String)
    case tooLong(String, noun: String, bytesMax: Int)
    case badCharacter(String, noun: String)
    case badForm(String, noun: String, expected: String)

    package var description: String {
        switch self {
        case .empty(let noun): "the \(noun) is empty"
        case .tooLong(let text, let noun, let bytesMax):
            "the \(noun) \(String(reflecting: text.prefix(24) + "…")) is longer than \(bytesMax) bytes"
        case .badCharacter(let text, let noun): "\(String(reflecting: text)) is not a valid \(noun)"
        case .badForm(let text, let noun, let expected):
            "the \(noun) \(String(reflecting: text.prefix(64))) does not have the form \(expected)"
        }
    }

    /// What is wanted in its place.
    package var expected: String {
        switch self {
        case .empty, .tooLong, .badCharacter:
            "an id of letters, digits, '.', '_' and '-' that begins with a letter or digit"
        case .badForm(_, _, let expected): expected
        }
    }

    package var hint: String {
        switch self {
        case .empty, .tooLong, .badCharacter:
            "an id begins with a letter or digit and has only letters, digits, '.', '_' and '-' after it"
        case .badForm(_, let noun, let expected): "write the \(noun) as \(expected)"
        }
    }
}
