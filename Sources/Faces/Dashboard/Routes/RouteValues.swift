import Domain
import JSON

/// What a request gives a route, each value as it may be.
struct RouteValues: Sendable {
    private var texts: [String: [String]] = [:]
    /// The object that was posted.
    private(set) var body = JSONObject()

    init() {}

    init(
        _ parameters: [RouteParameter],
        path: [String: String],
        target: HTTPTarget,
        body: [UInt8],
        isPosted: Bool
    ) throws(Problem) {
        if isPosted { self.body = try Self.object(body) }
        let known = Set(parameters.map(\.name))
        if isPosted, let unknown = self.body.keys.first(where: { !known.contains($0) }) {
            let takes = parameters.filter { $0.place == .body }.map(\.name).joined(separator: ", ")
            throw .badRequest(
                "there is no field \(String(reflecting: ShortText.cut(unknown, bytesMax: 64)))",
                hint: takes.isEmpty ? "it takes none" : "it takes: \(takes)"
            )
        }
        for parameter in parameters where parameter.kind != .object {
            switch parameter.place {
            case .path: texts[parameter.name] = try parameter.texts(path[parameter.name].map { [$0] } ?? [])
            case .query: texts[parameter.name] = try parameter.texts(target.values(parameter.name))
            case .body: texts[parameter.name] = try parameter.texts(self.body[parameter.name])
            }
        }
    }

    private static func object(_ body: [UInt8]) throws(Problem) -> JSONObject {
        guard !body.isEmpty else { return [:] }
        let value: JSONValue
        do throws(JSONError) { value = try JSONReader.read(body) } catch {
            throw .badRequest("what was posted is no JSON: \(error)")
        }
        guard let object = value.objectValue else { throw .badRequest("what is posted is to be an object") }
        return object
    }

    func all(_ name: String) -> [String] { texts[name] ?? [] }

    func text(_ name: String) -> String? { texts[name]?.first }

    func integer(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

    func isSet(_ name: String) -> Bool { !all(name).isEmpty }
}
