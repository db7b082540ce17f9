import Domain
import JSON

/// Something that a route takes, where it stands in the request, and how the command or directive behind it is told.
struct RouteParameter: Sendable {
    enum Kind: Hashable, Sendable {
        case text
        /// An id, or the beginning of one.
        case id
        case choice([String])
        /// May be given several times.
        case choices([String])
        case integer(ClosedRange<Int>)
        case flag
        case object
    }

    enum Place: String, Sendable {
        case path
        case query
        /// A field of the object that is posted.
        case body
    }

    /// What becomes of it on the command line.
    enum Use: Hashable, Sendable {
        /// `--name=VALUE`, or `--name` for a flag that is set.
        case option(String)
        case word
        /// On standard input.
        case input
        /// The route takes it itself.
        case own
    }

    static let textBytesMax = 32 << 10
    static let inputBytesMax = 256 << 10

    let name: String
    let kind: Kind
    let place: Place
    let use: Use
    let isRequired: Bool
    let summary: String

    init(
        _ name: String,
        _ kind: Kind,
        in place: Place = .query,
        as use: Use = .own,
        isRequired: Bool = false,
        _ summary: String
    ) {
        self.name = name
        self.kind = kind
        self.place = place
        self.use = use
        self.isRequired = isRequired
        self.summary = summary
    }

    // MARK: - What is given

    /// The texts of it in a path or a query, each as it may be; empty where it is not given.
    func texts(_ given: [String]) throws(Problem) -> [String] {
        let given = given.filter { !$0.isEmpty }
        guard !given.isEmpty else {
            if isRequired { throw fault("is missing: \(summary)") }
            return []
        }
        if case .choices = kind {} else if given.count > 1 { throw fault("is given \(given.count) times") }
        for text in given { try check(text) }
        if kind == .flag { return ["1", "true"].contains(given[0]) ? given : [] }
        return given
    }

    private func check(_ text: String) throws(Problem) {
        switch kind {
        case .text: try checkText(text)
        case .id:
            let id = Deliberate.ignore(because: "the problem tells it") { () throws(IdentifierError) in
                try Identifier(text)
            }
            // A decision is named by its session and number.
            guard id != nil || Self.isNameOfDecision(text) else { throw fault("is no id: \(Self.quoted(text))") }
        case .choice(let words), .choices(let words):
            guard words.contains(text) else {
                throw fault("is to be one of \(words.joined(separator: ", ")), not \(Self.quoted(text))")
            }
        case .integer(let bounds):
            guard let number = Int(text), bounds.contains(number) else {
                throw fault("is to be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
            }
        case .flag:
            guard ["1", "true", "0", "false"].contains(text) else { throw fault("is to be 1 or 0") }
        case .object: throw fault("is to be an object")
        }
    }

    private func checkText(_ text: String) throws(Problem) {
        let bytesMax = use == .input ? Self.inputBytesMax : Self.textBytesMax
        guard text.utf8.count <= bytesMax else { throw fault("has more than \(bytesMax) bytes") }
        guard !text.utf8.contains(0) else { throw fault("holds a NUL") }
    }

    private static func isNameOfDecision(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, Int64(parts[1]) != nil else { return false }
        return Deliberate.ignore(because: "then it is none") { () throws(IdentifierError) in
            try Identifier(String(parts[0]))
        } != nil
    }

    /// The value of it in the object that is posted, as a text.
    func texts(_ value: JSONValue?) throws(Problem) -> [String] {
        guard let value, !value.isNull else { return try texts([]) }
        switch value {
        case .string(let text): return try texts([text])
        case .integer(let number): return try texts(["\(number)"])
        case .bool(let isSet): return try texts([isSet ? "1" : "0"])
        case .array(let values):
            let given = values.compactMap(\.stringValue)
            guard case .choices = kind, given.count == values.count else { throw fault("is to be \(form)") }
            return try texts(given)
        case .null, .decimal, .object: throw fault("is to be \(form)")
        }
    }

    /// As it is posted.
    private var form: String {
        switch kind {
        case .text, .id, .choice: "a text"
        case .choices: "a list of texts"
        case .integer(let bounds): "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .flag: "true or false"
        case .object: "an object"
        }
    }

    private func fault(_ what: String) -> Problem { .badRequest("\"\(name)\" \(what)") }

    private static func quoted(_ text: String) -> String { String(reflecting: ShortText.cut(text, bytesMax: 64)) }

    // MARK: - What is said of it

    /// As `Identifier` has it; a path names no decision, and what is empty is not given.
    private var idPattern: String {
        let id = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}"
        let name = place == .path ? id : "\(id)(/[0-9]{1,18})?"
        return isRequired ? "^\(name)$" : "^(\(name))?$"
    }

    var schema: JSONObject {
        switch kind {
        case .text: isRequired ? ["type": "string", "minLength": 1] : ["type": "string"]
        case .id: ["type": "string", "pattern": .string(idPattern)]
        case .choice(let words): ["type": "string", "enum": .array(words.map { .string($0) })]
        case .choices(let words):
            ["type": "array", "items": ["type": "string", "enum": .array(words.map { .string($0) })]]
        case .integer(let bounds):
            [
                "type": "integer", "minimum": .integer(Int64(bounds.lowerBound)),
                "maximum": .integer(Int64(bounds.upperBound)),
            ]
        case .flag:
            place == .query ? ["type": "string", "enum": ["0", "1", "false", "true"]] : ["type": "boolean"]
        case .object: ["type": "object"]
        }
    }
}
