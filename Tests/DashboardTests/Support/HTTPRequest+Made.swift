@testable import Dashboard

extension HTTPRequest {
    /// As a browser would have sent it.
    static func made(_ method: HTTPMethod, _ target: String, _ fields: [(String, String)] = []) -> HTTPRequest {
        HTTPRequest(
            method == .other ? "PATCH" : method.rawValue,
            rawTarget: Array(target.utf8),
            fields: HTTPFields(fields.map { HTTPField($0.0, $0.1) })
        )
    }
}
