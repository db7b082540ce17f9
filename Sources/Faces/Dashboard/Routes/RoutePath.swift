/// The path of a route: words that stand as they are, and places for values, as `/api/v1/tasks/{id}/timeline`.
struct RoutePath: Hashable, Sendable, CustomStringConvertible {
    enum Part: Hashable, Sendable {
        case word(String)
        case value(String)
    }

    let parts: [Part]
    let description: String

    init(_ text: String) {
        description = text
        parts = text.split(separator: "/").map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .value(String(part.dropFirst().dropLast())) : .word(String(part))
        }
    }

    /// The values at its places; nil where the path is another.
    func values(in segments: [String]) -> [String: String]? {
        guard segments.count == parts.count else { return nil }
        var values: [String: String] = [:]
        for (part, segment) in zip(parts, segments) {
            switch part {
            case .word(let word): guard word == segment else { return nil }
            case .value(let name): values[name] = segment
            }
        }
        return values
    }
}
