import Control
import Domain
import JSON

/// The directive that a route has the daemon carry out.
struct RouteAct: Sendable {
    let directive: DirectiveName
    /// What is always said with it.
    var fixed = JSONObject()
    /// Under which keys of the directive the values of the route go, where those are others.
    var keys: [String: String] = [:]

    init(_ directive: DirectiveName, fixed: JSONObject = [:], keys: [String: String] = [:]) {
        self.directive = directive
        self.fixed = fixed
        self.keys = keys
    }

    /// The data of the directive, in the forms that its row in the table of directives asks for.
    func data(_ values: RouteValues, _ parameters: [RouteParameter], once: String?) -> JSONObject {
        var data = fixed
        for parameter in parameters {
            let key = keys[parameter.name] ?? parameter.name
            let isBody = parameter.place == .body
            let value = isBody ? values.body[parameter.name] : values.text(parameter.name).map { .string($0) }
            if let value, !value.isNull { data[key] = value }
        }
        data[DirectiveRequest.onceKey] = once.map { .string($0) }
        return data
    }
}
