import Domain
import JSON
import Journal

/// What an erasure does, written down as a whole before anything is changed. Whoever finds it goes on with it: each
/// step can be taken again.
struct ErasePlan: Document {
    static let fileName = "plan.json"
    static let limits = JSONLimits(bytesMax: 256 << 20, depthMax: 16)
    private static let layout = "erase-v1"

    /// A file that takes the place of another.
    struct Copy: Hashable {
        let path: String
        let made: String
    }

    let at: WallTime
    /// That will tell of it.
    let session: SessionID
    let message: String
    let details: JSONObject
    let copies: [Copy]
    let removals: [String]
    let refs: [EraseFindings.Refs]

    init(
        at time: WallTime,
        session: SessionID,
        message: String,
        details: JSONObject,
        copies: [Copy],
        removals: [String],
        refs: [EraseFindings.Refs]
    ) {
        at = time
        self.session = session
        self.message = message
        self.details = details
        self.copies = copies
        self.removals = removals
        self.refs = refs
    }

    init(_ fields: Fields) throws(FieldError) {
        guard try fields.required("layoutVersion", .text) == Self.layout else {
            throw .wrong("layoutVersion", expected: Self.layout)
        }
        at = try fields.required("at", .time)
        session = try fields.required("session", .id)
        message = try fields.required("message", .text)
        details = try fields.required("details", .object)
        copies = try Self.objects("copies", of: fields) { (fields) throws(FieldError) in
            Copy(path: try fields.required("path", .text), made: try fields.required("made", .text))
        }
        removals = try fields.required("removals", .texts)
        refs = try Self.objects("refs", of: fields) { (fields) throws(FieldError) in
            EraseFindings.Refs(
                repository: try fields.required("repository", .text),
                refs: try fields.required("refs", .texts)
            )
        }
    }

    var json: JSONObject {
        [
            "layoutVersion": .string(Self.layout), "at": .string(at.iso), "session": .string(session.text),
            "message": .string(message), "details": .object(details),
            "copies": .array(copies.map { .object(["path": .string($0.path), "made": .string($0.made)]) }),
            "removals": .array(removals.map(JSONValue.string)),
            "refs": .array(
                refs.map {
                    .object(["repository": .string($0.repository), "refs": .array($0.refs.map(JSONValue.string))])
                }
            ),
        ]
    }

    private static func objects<Value>(
        _ key: String,
        of fields: Fields,
        _ make: (Fields) throws(FieldError) -> Value
    ) throws(FieldError) -> [Value] {
        guard let elements = fields.value(key).arrayValue else { throw .wrong(key, expected: "a list of objects") }
        var values: [Value] = []
        for element in elements {
            guard let object = element.objectValue else { throw .wrong(key, expected: "a list of objects") }
            values.append(try make(Fields(object)))
        }
        return values
    }
}
