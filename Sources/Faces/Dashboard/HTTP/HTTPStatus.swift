/// What became of a request, as a number that everybody knows (RFC 9110, 15).
package struct HTTPStatus: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let ok = HTTPStatus(rawValue: 200)
    package static let created = HTTPStatus(rawValue: 201)
    package static let accepted = HTTPStatus(rawValue: 202)
    package static let noContent = HTTPStatus(rawValue: 204)
    package static let movedPermanently = HTTPStatus(rawValue: 301)
    package static let found = HTTPStatus(rawValue: 302)
    package static let seeOther = HTTPStatus(rawValue: 303)
    package static let notModified = HTTPStatus(rawValue: 304)
    package static let temporaryRedirect = HTTPStatus(rawValue: 307)
    package static let badRequest = HTTPStatus(rawValue: 400)
    package static let unauthorized = HTTPStatus(rawValue: 401)
    package static let forbidden = HTTPStatus(rawValue: 403)
    package static let notFound = HTTPStatus(rawValue: 404)
    package static let methodNotAllowed = HTTPStatus(rawValue: 405)
    package static let notAcceptable = HTTPStatus(rawValue: 406)
    package static let requestTimeout = HTTPStatus(rawValue: 408)
    package static let conflict = HTTPStatus(rawValue: 409)
    package static let gone = HTTPStatus(rawValue: 410)
    package static let lengthRequired = HTTPStatus(rawValue: 411)
    package static let preconditionFailed = HTTPStatus(rawValue: 412)
    package static let contentTooLarge = HTTPStatus(rawValue: 413)
    package static let uriTooLong = HTTPStatus(rawValue: 414)
    package static let unsupportedMediaType = HTTPStatus(rawValue: 415)
    package static let misdirectedRequest = HTTPStatus(rawValue: 421)
    package static let unprocessable = HTTPStatus(rawValue: 422)
    package static let preconditionRequired = HTTPStatus(rawValue: 428)
    package static let tooManyRequests = HTTPStatus(rawValue: 429)
    package static let headTooLarge = HTTPStatus(rawValue: 431)
    package static let internalError = HTTPStatus(rawValue: 500)
    package static let notImplemented = HTTPStatus(rawValue: 501)
    package static let badGateway = HTTPStatus(rawValue: 502)
    package static let unavailable = HTTPStatus(rawValue: 503)
    package static let gatewayTimeout = HTTPStatus(rawValue: 504)

    package var isError: Bool { rawValue >= 400 }

    /// A few words for a person.
    package var phrase: String { Self.phrases[self] ?? "Status \(rawValue)" }

    private static let phrases: [HTTPStatus: String] = [
        .ok: "OK", .created: "Created", .accepted: "Accepted", .noContent: "No content",
        .movedPermanently: "Moved", .found: "Found", .seeOther: "See other", .notModified: "Not modified",
        .temporaryRedirect: "Moved for now", .badRequest: "Bad request", .unauthorized: "Not logged in",
        .forbidden: "Not allowed", .notFound: "Not found", .methodNotAllowed: "Method not allowed",
        .notAcceptable: "Not acceptable", .requestTimeout: "Too slow", .conflict: "Conflict", .gone: "Gone",
        .lengthRequired: "Length required", .preconditionFailed: "Changed meanwhile",
        .contentTooLarge: "Too large", .uriTooLong: "Address too long",
        .unsupportedMediaType: "Unsupported media type", .misdirectedRequest: "Wrong host",
        .unprocessable: "Cannot be done", .preconditionRequired: "Precondition required",
        .tooManyRequests: "Too many requests", .headTooLarge: "Header too large", .internalError: "Error",
        .notImplemented: "Not implemented", .badGateway: "Bad gateway", .unavailable: "Not available",
        .gatewayTimeout: "No answer in time",
    ]
}
