package import Domain
package import JSON

/// Something that somebody is to be told of who does not look. Its words are our own, with ids and figures in them:
/// what agents and issues say may hold secrets, and is left for whoever asks.
package struct Alert: Hashable, Sendable {
    /// Nothing for one that only tries a channel.
    package let kind: AlertKind?
    /// Two with the same are one.
    package let key: String
    package let level: Level
    package let text: String
    /// What to type to learn more.
    package let hint: String?
    package let at: WallTime
    package var task: String?
    package var run: String?

    package init(
        _ kind: AlertKind?,
        key: String,
        level: Level,
        _ text: String,
        hint: String? = nil,
        at: WallTime,
        task: String? = nil,
        run: String? = nil
    ) {
        self.kind = kind
        self.key = ShortText.cut(key, bytesMax: AlertLimits.keyBytesMax)
        self.level = level
        self.text = ShortText.line(of: text, lettersMax: AlertLimits.textLettersMax)
        self.hint = hint
        self.at = at
        self.task = task
        self.run = run
    }

    init(_ fields: Fields) throws(FieldError) {
        kind = try fields.required("alert", .text) == Self.testWord ? nil : try fields.required("alert", .alertKind)
        key = try fields.required("key", .text)
        let level: Term<Level> = try fields.required("level", .term())
        self.level = level.known ?? .warn
        text = try fields.required("text", .text)
        hint = try fields.optional("hint", .text)
        at = try fields.required("at", .time)
        task = try fields.optional("task", .text)
        run = try fields.optional("run", .text)
    }

    /// As the journal names its kind.
    package var word: String { kind?.rawValue ?? Self.testWord }

    package var json: JSONObject {
        JSONObject(present: [
            ("alert", .string(word)), ("key", .string(key)), ("level", .string(level.rawValue)),
            ("text", .string(text)), ("hint", JSONValue(hint)), ("at", .string(at.iso)), ("task", JSONValue(task)),
            ("run", JSONValue(run)),
        ])
    }

    private static let testWord = "test"
}

extension FieldShape where Value == AlertKind {
    fileprivate static var alertKind: FieldShape {
        FieldShape(expected: "a kind of alert") { $0.stringValue.flatMap(AlertKind.init) }
    }
}
