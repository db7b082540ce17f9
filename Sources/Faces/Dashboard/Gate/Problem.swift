import Domain
import JSON

/// Why a request has no answer, as RFC 9457 has it: for the page, and for whoever reads it.
struct Problem: Error, Hashable, Sendable {
    static let type = "application/problem+json"

    var status: HTTPStatus
    var title: String
    var detail: String
    var hint: String?
    /// What its answer says besides, such as which methods there are.
    var fields: [HTTPField] = []

    init(_ status: HTTPStatus, title: String? = nil, _ detail: String, hint: String? = nil) {
        self.status = status
        self.title = title ?? status.phrase
        self.detail = detail
        self.hint = hint
    }

    var json: JSONObject {
        var object: JSONObject = [
            "type": "about:blank", "title": .string(title), "status": .integer(Int64(status.rawValue)),
            "detail": .string(detail),
        ]
        object["hint"] = hint.map { .string($0) }
        return object
    }

    var response: HTTPResponse {
        var response = HTTPResponse(status, type: Self.type, bytes: JSONWriter.bytes(.object(json)))
        for field in fields { response.fields.set(field.name, field.value) }
        response.fields.set("Cache-Control", "no-store")
        return response
    }
}

extension Problem {
    static func notFound(_ detail: String, hint: String? = nil) -> Problem { Problem(.notFound, detail, hint: hint) }

    static func badRequest(_ detail: String, hint: String? = nil) -> Problem {
        Problem(.badRequest, detail, hint: hint)
    }

    static let readOnly = Problem(
        .forbidden,
        title: "Read-only",
        "this dashboard only looks",
        hint: "begin it without --read-only, beside a daemon: roost daemon start; roost web"
    )

    static let noDaemon = Problem(
        .unavailable,
        title: "No daemon",
        "no daemon is running, and nobody else can do it",
        hint: "begin one: roost daemon start"
    )

    static let unknownVisitor = Problem(
        .unauthorized,
        "this browser is not known here",
        hint: "roost web gives a link that lets it in"
    )

    static let busy: Problem = {
        var problem = Problem(.unavailable, title: "Busy", "too much is asked at once", hint: "ask again soon")
        problem.fields = [HTTPField("Retry-After", "1")]
        return problem
    }()
}
