/// Why an object does not hold what a reader expects.
package enum FieldError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case wrong(String, expected: String)

    package var description: String {
        switch self {
        case .missing(let key): "the field \(String(reflecting: key)) is missing"
        case .wrong(let key, let expected): "the field \(String(reflecting: key)) is not \(expected)"
        }
    }
}
