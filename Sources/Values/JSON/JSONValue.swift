/// One JSON value, as our own files and messages carry it.
///
/// Whole numbers that fit are `integer`; every other number keeps the text it was written with, so that a value this
/// program does not understand is written back as it was read.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case decimal(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}
