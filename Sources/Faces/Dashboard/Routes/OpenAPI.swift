import Domain
import JSON

/// What programs read of the routes: OpenAPI 3.1, made of the table of routes, and so never behind it.
enum OpenAPI {
    static func document(_ routes: [Route]) -> JSONObject {
        var paths: [(String, JSONValue)] = []
        for route in routes {
            let path = route.path.description
            let method = route.method.rawValue.lowercased()
            if let at = paths.firstIndex(where: { $0.0 == path }), case .object(var item) = paths[at].1 {
                item[method] = .object(operation(route))
                paths[at].1 = .object(item)
            } else {
                paths.append((path, .object(JSONObject([(method, .object(operation(route)))]))))
            }
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Roost", "version": .string(ProgramVersion.current),
                "description": "What roost -o json says, over HTTP. Objects name their form in \"schema\".",
            ],
            "paths": .object(JSONObject(paths)),
            "components": .object(components),
            "security": [["token": []], ["cookie": []]],
        ]
    }

    private static let components: JSONObject = [
        "securitySchemes": [
            "token": ["type": "http", "scheme": "bearer", "description": "The text of web/token in the home"],
            "cookie": [
                "type": "apiKey", "in": "cookie", "name": "roost-PORT", "description": "As POST /login sets it",
            ],
        ],
        "schemas": [
            "problem": [
                "type": "object", "required": ["title", "status", "detail"],
                "properties": [
                    "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
                    "detail": ["type": "string"], "hint": ["type": "string"],
                ],
            ],
            "list": [
                "type": "object", "required": ["rows", "next"],
                "properties": [
                    "rows": ["type": "array"],
                    "next": [
                        "type": ["string", "null"], "description": "Given back as cursor, goes on behind the last row",
                    ],
                ],
            ],
        ],
    ]

    private static func operation(_ route: Route) -> JSONObject {
        var operation: JSONObject = ["operationId": .string(route.name), "summary": .string(route.summary)]
        let parameters = route.parameters.filter { $0.place != .body }
        if !parameters.isEmpty { operation["parameters"] = .array(parameters.map { .object(parameter($0)) }) }
        if route.method == .post {
            operation["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": .object(body(route))]],
            ]
        }
        operation["responses"] = .object(responses(route))
        if route.path.description == Gate.loginPath { operation["security"] = [] }
        return operation
    }

    private static func parameter(_ parameter: RouteParameter) -> JSONObject {
        [
            "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
            "required": .bool(parameter.isRequired), "description": .string(parameter.summary),
            "schema": .object(parameter.schema),
        ]
    }

    private static func body(_ route: Route) -> JSONObject {
        let fields = route.own.filter { $0.place == .body }
        var properties = JSONObject()
        for field in fields {
            var schema = field.schema
            schema["description"] = .string(field.summary)
            properties.append(field.name, .object(schema))
        }
        var body: JSONObject = ["type": "object", "properties": .object(properties), "additionalProperties": false]
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { body["required"] = .array(required) }
        return body
    }

    private static func responses(_ route: Route) -> JSONObject {
        [
            "200": [
                "description": "The answer",
                "content": .object(JSONObject([(type(of: route), ["schema": schema(of: route)])])),
            ],
            "default": [
                "description": "Why there is none",
                "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/problem"]]],
            ],
        ]
    }

    private static func type(of route: Route) -> String {
        switch route.source {
        case .file(_, let type, _): type.split(separator: ";").first.map(String.init) ?? type
        case .own where route.path.description.hasSuffix("/stream"): "text/event-stream"
        case .list, .object, .act, .own: "application/json"
        }
    }

    private static func schema(of route: Route) -> JSONValue {
        switch route.source {
        case .list: ["$ref": "#/components/schemas/list"]
        case .object, .act: ["type": "object"]
        case .own: type(of: route) == "application/json" ? ["type": "object"] : ["type": "string"]
        case .file: ["type": "string"]
        }
    }
}
