package import Domain
import JSON

/// One row of the table of directives: all that is known of one. Reading a request, help and "did you mean" follow
/// from it.
package struct DirectiveRow: Sendable {
    package typealias Read = @Sendable (Fields) throws(FieldError) -> Directive

    package let name: DirectiveName
    /// One line without a full stop, beginning with a verb.
    package let summary: String
    package let leastRole: ControlRole
    package let fields: [DirectiveField]
    let read: Read

    package init(
        _ name: DirectiveName,
        _ summary: String,
        for leastRole: ControlRole = .owner,
        _ fields: [DirectiveField] = [],
        read: @escaping Read
    ) {
        self.name = name
        self.summary = summary
        self.leastRole = leastRole
        self.fields = fields
        self.read = read
    }

    /// `worker-logs WORKER [LINES]`.
    package var usage: String { ([name.rawValue] + fields.compactMap(\.usage)).joined(separator: " ") }

    /// What the request asks for, made of its words and its data alike.
    package func directive(_ request: DirectiveRequest) throws(DirectiveFault) -> Directive {
        var given = try words(request.words)
        for field in request.data.fields where field.key != DirectiveRequest.onceKey {
            try add(field.key, field.value, to: &given)
        }
        for field in fields where field.isRequired && given[field.key] == nil {
            throw fault("\(field.name) is missing")
        }
        do throws(FieldError) { return try read(Fields(given)) } catch { throw fault("\(error)") }
    }

    private func words(_ words: [String]) throws(DirectiveFault) -> JSONObject {
        var given = JSONObject()
        var rest = words[...]
        for field in fields where field.placeholder != nil && !rest.isEmpty {
            let taken = field.takesRest ? rest : rest.prefix(1)
            rest = rest.dropFirst(taken.count)
            guard let value = field.value(of: Array(taken)), field.takes(value) else {
                throw wrong(field, given: taken.joined(separator: " "))
            }
            given.append(field.key, value)
        }
        if let word = rest.first { throw fault("there is a word too many, \(Self.quoted(word))") }
        return given
    }

    private func add(_ key: String, _ value: JSONValue, to given: inout JSONObject) throws(DirectiveFault) {
        guard let field = fields.first(where: { $0.key == key }) else {
            let similar = Suggestion.nearest(to: key, among: fields.map(\.key))
            let told = similar.isEmpty ? "" : "; similar: " + similar.joined(separator: ", ")
            throw fault("it takes no field \(Self.quoted(key))" + told)
        }
        if value.isNull { return }
        guard field.takes(value) else { throw wrong(field, given: JSONWriter.text(value)) }
        if let other = given[key], other != value { throw fault("\(field.name) is given twice, and not the same") }
        given[key] = value
    }

    private func wrong(_ field: DirectiveField, given: String) -> DirectiveFault {
        fault("\(field.name) is not \(field.expected): \(Self.quoted(given))")
    }

    private func fault(_ detail: String) -> DirectiveFault {
        let named = fields.filter { $0.placeholder == nil }.map(\.key)
        let more = named.isEmpty ? "" : "   by name: " + named.joined(separator: ", ")
        return DirectiveFault(.badRequest, "\(name.rawValue): \(detail)", hint: "use: \(usage)\(more)")
    }

    private static func quoted(_ text: String) -> String {
        String(reflecting: text.count > 64 ? text.prefix(64) + "…" : text[...])
    }
}
