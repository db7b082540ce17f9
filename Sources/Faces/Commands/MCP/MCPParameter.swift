import Domain
import JSON

/// Something that a tool takes, and where it goes on the command line of its command.
struct MCPParameter: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case text
        /// One of these words.
        case choice([String])
        case texts
        case choices([String])
        case integer(ClosedRange<Int>)
        case flag
    }

    enum Place: Hashable, Sendable {
        /// `--name=VALUE`, or `--name` for a flag.
        case option(String)
        /// A word at its place; of a flag, this word where it is set.
        case word(String = "")
        /// On standard input, where it may be of any length.
        case input
    }

    let name: String
    let kind: Kind
    let place: Place
    let isRequired: Bool
    let summary: String

    init(_ name: String, _ kind: Kind, _ place: Place, isRequired: Bool = false, _ summary: String) {
        self.name = name
        self.kind = kind
        self.place = place
        self.isRequired = isRequired
        self.summary = summary
    }

    var schema: JSONValue {
        var schema: JSONObject
        switch kind {
        case .text: schema = ["type": "string"]
        case .choice(let words): schema = ["type": "string", "enum": .array(words.map { .string($0) })]
        case .texts: schema = ["type": "array", "items": ["type": "string"]]
        case .choices(let words):
            schema = ["type": "array", "items": ["type": "string", "enum": .array(words.map { .string($0) })]]
        case .integer(let bounds):
            schema = [
                "type": "integer", "minimum": .integer(Int64(bounds.lowerBound)),
                "maximum": .integer(Int64(bounds.upperBound)),
            ]
        case .flag: schema = ["type": "boolean"]
        }
        schema["description"] = .string(summary)
        return .object(schema)
    }

    /// The value as words of a command line; none for a flag that is not set.
    func words(of value: JSONValue) throws(MCPMisuse) -> [String] {
        switch kind {
        case .text: return [try text(value)]
        case .choice(let allowed): return [try choice(value, of: allowed)]
        case .texts, .choices:
            guard let values = value.arrayValue else { throw misuse("is to be a list of texts") }
            var words: [String] = []
            for value in values {
                if case .choices(let allowed) = kind {
                    words.append(try choice(value, of: allowed))
                } else {
                    words.append(try text(value))
                }
            }
            return words
        case .integer(let bounds):
            guard let number = value.integerValue.flatMap({ Int(exactly: $0) }), bounds.contains(number) else {
                throw misuse("is to be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
            }
            return ["\(number)"]
        case .flag:
            guard let isSet = value.bool else { throw misuse("is to be true or false") }
            return isSet ? [name] : []
        }
    }

    private func text(_ value: JSONValue) throws(MCPMisuse) -> String {
        guard let text = value.stringValue else { throw misuse("is to be a text") }
        guard !text.isEmpty else { throw misuse("is empty") }
        guard place != .input else { return text }
        guard text.utf8.count <= MCPLimits.wordBytesMax else {
            throw misuse("has more than \(MCPLimits.wordBytesMax) bytes")
        }
        guard !text.utf8.contains(0) else { throw misuse("holds a NUL") }
        return text
    }

    private func choice(_ value: JSONValue, of allowed: [String]) throws(MCPMisuse) -> String {
        guard let text = value.stringValue, allowed.contains(text) else {
            throw misuse("is to be one of \(allowed.joined(separator: ", "))")
        }
        return text
    }

    private func misuse(_ what: String) -> MCPMisuse { MCPMisuse("\"\(name)\" \(what)") }
}
