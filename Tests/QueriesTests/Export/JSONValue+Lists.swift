import JSON

extension JSONValue {
    /// The elements of a list; none where it is no list.
    func list(_ key: String) -> [JSONValue] { self[key]?.arrayValue ?? [] }

    func text(_ key: String) -> String? { self[key]?.stringValue }
}
