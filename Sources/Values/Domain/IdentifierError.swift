/// Why a text is no id.
package enum IdentifierError: Error, Hashable, CustomStringConvertible {
    case empty
    case tooLong(String, bytesMax: Int)
    case badCharacter(String)
    case badForm(String, expected: String)

    package var description: String {
        switch self {
        case .empty: "an id must not be empty"
        case .tooLong(let text, let bytesMax): "\"\(text.prefix(24))…\" is longer than \(bytesMax) bytes"
        case .badCharacter(let text): "\"\(text)\" is not an id"
        case .badForm(let text, let expected): "\"\(text)\" does not have the form \(expected)"
        }
    }

    package var hint: String {
        "an id begins with a letter or digit and has only letters, digits, '.', '_' and '-' after it"
    }
}
