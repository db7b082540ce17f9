package import JSON

/// One value of a table: as people read it, and as programs do.
package struct Cell: Hashable, Sendable {
    package let text: String
    package let value: JSONValue
    /// How people see it where there is colour.
    package let ink: Ink?

    package init(_ text: String, _ value: JSONValue, in ink: Ink? = nil) {
        self.text = text
        self.value = value
        self.ink = ink
    }

    package static func text(_ text: String) -> Cell { Cell(text, .string(text)) }

    /// A name that may be empty, which people would take for a hole in the table.
    package static func named(_ name: String) -> Cell { Cell(name.isEmpty ? "-" : name, .string(name)) }

    package static func integer(_ value: some BinaryInteger) -> Cell {
        Cell(String(value), .integer(Int64(value)))
    }

    /// What is not known, or does not apply.
    package static let none = Cell("-", .null)
}
