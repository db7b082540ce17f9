import Domain
import JSON
import Store

/// How columns of the index are read: what is odd in one of them costs no answer.
extension Row {
    /// A time that cannot be read sorts as the beginning of all.
    func time(_ column: Int32) -> WallTime { optionalTime(column) ?? WallTime(nanoseconds: 0) }

    func optionalTime(_ column: Int32) -> WallTime? {
        text(column).flatMap { text in
            Deliberate.ignore(because: "a time that cannot be read is not known") {
                () throws(TimeError) in try WallTime(iso: text)
            }
        }
    }

    /// What is no JSON, or was cut, is the text that it is.
    func json(_ column: Int32) -> JSONValue {
        text(column).map(PlainValue.read) ?? .null
    }

    func texts(_ column: Int32) -> [String] { json(column).arrayValue?.compactMap(\.stringValue) ?? [] }

    func word(_ column: Int32) -> String { text(column) ?? "" }
}
