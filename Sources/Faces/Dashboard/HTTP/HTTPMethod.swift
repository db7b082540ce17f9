/// What a request wants to do with what its target names.
package enum HTTPMethod: String, Hashable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case options = "OPTIONS"
    /// Any other; a request has its name.
    case other = ""

    /// Methods tell upper case from lower (RFC 9110, 9.1).
    package init(name: String) { self = Self(rawValue: name) ?? .other }

    /// Whether it changes nothing.
    package var isReading: Bool {
        switch self {
        case .get, .head, .options: true
        case .post, .put, .delete, .other: false
        }
    }
}
