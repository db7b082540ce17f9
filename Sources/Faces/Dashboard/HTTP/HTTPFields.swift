/// The lines of a head, in their order. Names are told apart whatever their case, and one may come several times.
package struct HTTPFields: Hashable, Sendable {
    package private(set) var all: [HTTPField]

    package init(_ fields: [HTTPField] = []) { all = fields }

    /// Beside those of this name.
    package mutating func add(_ name: String, _ value: String) { all.append(HTTPField(name, value)) }

    /// Instead of those of this name.
    package mutating func set(_ name: String, _ value: String) {
        remove(name)
        add(name, value)
    }

    /// Instead of those of these names.
    package mutating func set(_ fields: [HTTPField]) {
        all.removeAll { field in fields.contains { Self.isSame($0.name, field.name) } }
        all += fields
    }

    package mutating func remove(_ name: String) { all.removeAll { Self.isSame($0.name, name) } }

    /// The value of each line of this name.
    package func values(_ name: String) -> [String] {
        all.lazy.filter { Self.isSame($0.name, name) }.map(\.value)
    }

    package func first(_ name: String) -> String? { all.first { Self.isSame($0.name, name) }?.value }

    /// The value where there is one line of this name, and no second: for what must not be said twice, since whoever
    /// stands between us and the client may look at the other one.
    package func only(_ name: String) -> String? {
        let found = values(name)
        return found.count == 1 ? found[0] : nil
    }

    package func contains(_ name: String) -> Bool { first(name) != nil }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        guard one.utf8.count == other.utf8.count else { return false }
        // Most are written as we write them, and equal texts are told by their bytes.
        return one == other || zip(one.utf8, other.utf8).allSatisfy { lowered($0) == lowered($1) }
    }

    private static func lowered(_ sign: UInt8) -> UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= sign ? sign | 0x20 : sign
    }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { HTTPField($0.0, $0.1) })
    }
}
