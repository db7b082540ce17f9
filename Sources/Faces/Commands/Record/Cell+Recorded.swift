import Domain
import JSON
import Queries

extension Cell {
    static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }

    static func optional(_ number: Int64?) -> Cell { number.map { .integer($0) } ?? .none }

    static func optional(_ flag: Bool?) -> Cell { flag.map { Cell($0 ? "yes" : "no", .bool($0)) } ?? .none }

    static func duration(_ duration: Duration?) -> Cell {
        duration.map { Cell(BriefDuration.text($0), .integer($0.nanoseconds / 1_000_000)) } ?? .none
    }

    /// `5.3`
    static func milliseconds(_ number: Double?) -> Cell {
        number.map { Cell("\(($0 * 10).rounded() / 10)", JSONValue($0)) } ?? .none
    }

    /// A value of the record, in few words for people.
    static func json(_ value: JSONValue) -> Cell {
        let text = PlainValue.fields(value)
        return text.isEmpty ? Cell("-", value) : Cell(text, value)
    }
}
