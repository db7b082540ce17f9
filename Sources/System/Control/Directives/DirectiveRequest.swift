import Domain
package import JSON

/// What a client asks of the daemon. Each request is answered once, by a `DirectiveReply` with its id.
package struct DirectiveRequest: Hashable, Sendable {
    /// Chosen by who asks, and given back with the answer.
    package var id: Int64
    /// A word of `DirectiveName`, or one of another version.
    package var name: String
    /// Words as a person types them, in the order of the directive's row.
    package var words: [String]
    /// The same and more by name.
    package var data: JSONObject

    package static let key = "directive"
    /// The field of the data by which a request that is made again is known.
    package static let onceKey = "key"

    package init(_ id: Int64, _ name: String, words: [String] = [], data: JSONObject = [:]) {
        self.id = id
        self.name = name
        self.words = words
        self.data = data
    }

    package init(_ id: Int64, _ name: DirectiveName, words: [String] = [], data: JSONObject = [:]) {
        self.init(id, name.rawValue, words: words, data: data)
    }

    package init(_ frame: JSONObject) throws(ControlError) {
        let fields = Fields(frame)
        do throws(FieldError) {
            id = try fields.required("id", .integer)
            name = try fields.required(Self.key, .text)
            words = try fields.optional("args", .texts) ?? []
            data = try fields.optional("data", .object) ?? [:]
        } catch { throw .field(error) }
    }

    package var json: JSONObject {
        var object: JSONObject = [Self.key: .string(name), "id": .integer(id)]
        if !words.isEmpty { object.append("args", .array(words.map { .string($0) })) }
        if !data.isEmpty { object.append("data", .object(data)) }
        return object
    }
}
