package import Domain
package import JSON

/// How somebody wishes the home to be served to browsers.
package struct WebWish: Hashable, Sendable {
    /// Nil: as the settings say.
    package var port: UInt16?
    /// Whether pages only show.
    package var isReadOnly: Bool

    package init(port: UInt16? = nil, isReadOnly: Bool = false) {
        self.port = port
        self.isReadOnly = isReadOnly
    }

    package init(_ fields: Fields) throws(FieldError) {
        port = try fields.optional("port", .port)
        isReadOnly = try fields.optional("isReadOnly", .bool) ?? false
    }

    package var json: JSONObject {
        var object = JSONObject()
        object["port"] = port.map { .integer(Int64($0)) }
        object["isReadOnly"] = .bool(isReadOnly)
        return object
    }

    /// As roost-web is told.
    package var words: [String] {
        (isReadOnly ? ["--read-only"] : []) + (port.map { ["--port", "\($0)"] } ?? [])
    }

    /// Whether what is served is what was wished for.
    package func isMet(by serving: WebServing) -> Bool {
        isReadOnly == serving.isReadOnly && (port == nil || port == serving.port)
    }
}

extension FieldShape where Value == UInt16 {
    fileprivate static var port: FieldShape {
        FieldShape(expected: "the number of a port") { value in
            value.integerValue.flatMap { UInt16(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
        }
    }
}
