import Domain
import JSON

/// A request that has come to its route, until it is answered.
final class RouteCall {
    let call: HTTPCall
    let values: RouteValues
    let route: Route
    private let begun: (HTTPCall) -> Void
    private let finish: (HTTPCall, HTTPResponse) -> Void

    init(
        _ call: HTTPCall,
        _ route: Route,
        _ values: RouteValues,
        begun: @escaping (HTTPCall) -> Void,
        finish: @escaping (HTTPCall, HTTPResponse) -> Void
    ) {
        self.call = call
        self.route = route
        self.values = values
        self.begun = begun
        self.finish = finish
    }

    var request: HTTPRequest { call.request }

    func answer(_ problem: Problem) { finish(call, problem.response) }

    func answer(_ object: JSONObject, _ status: HTTPStatus = .ok) { answer(JSONWriter.bytes(.object(object)), status) }

    func answer(_ json: [UInt8], _ status: HTTPStatus = .ok) {
        answer(HTTPResponse(status, type: "application/json", bytes: json))
    }

    func answer(_ response: HTTPResponse) { finish(call, response) }

    func stream(fields: HTTPFields) -> HTTPStream {
        var fields = fields
        for field in SafetyFields.all { fields.set(field.name, field.value) }
        begun(call)
        return call.stream(fields: fields)
    }

    /// What `body` throws is the answer.
    func answering(_ body: () throws(Problem) -> Void) {
        do throws(Problem) { try body() } catch { answer(error) }
    }
}
