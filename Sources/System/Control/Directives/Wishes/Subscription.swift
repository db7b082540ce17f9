package import Domain
package import JSON

/// What a client wants to be told from now on, and what it has seen already.
package struct Subscription: Hashable, Sendable {
    /// The last event that was seen: numbers belong to the session of the daemon that gave them.
    package struct Place: Hashable, Sendable {
        package let session: SessionID
        package let sequence: Int64

        package init(session: SessionID, sequence: Int64) {
            self.session = session
            self.sequence = sequence
        }

        package init(_ fields: Fields) throws(FieldError) {
            session = try fields.required("session", .id)
            sequence = try fields.required("seq", .count)
        }

        package var json: JSONObject { ["session": .string(session.text), "seq": .integer(sequence)] }
    }

    package static let topicsMax = 64

    /// Empty for all.
    package let topics: [String]
    package let after: Place?

    package init(topics: [String] = [], after: Place? = nil) {
        self.topics = topics
        self.after = after
    }

    init(_ fields: Fields) throws(FieldError) {
        topics = try fields.optional("topics", .texts) ?? []
        guard topics.count <= Self.topicsMax else {
            throw .wrong("topics", expected: "a list of at most \(Self.topicsMax)")
        }
        after = try fields.optional("after", .object).map { (object) throws(FieldError) in try Place(Fields(object)) }
    }

    package var data: JSONObject {
        var object = JSONObject()
        if !topics.isEmpty { object.append("topics", .array(topics.map { .string($0) })) }
        object["after"] = after.map { .object($0.json) }
        return object
    }
}
