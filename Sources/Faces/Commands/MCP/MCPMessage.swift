import Domain
import JSON

/// What a line of a client says.
enum MCPMessage: Equatable {
    case request(id: JSONValue, method: String, parameters: JSONObject)
    case notification(method: String, parameters: JSONObject)
    /// An answer, though nothing was asked.
    case answer
    /// Nothing at all.
    case empty
    case fault(MCPFault, id: JSONValue)

    init(_ line: [UInt8]) {
        guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
            self = .empty
            return
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.read(line, limits: JSONLimits(bytesMax: MCPLimits.messageBytesMax, depthMax: 64))
        } catch {
            self = .fault(MCPFault(.noJSON, "Parse error: \(error)"), id: .null)
            return
        }
        guard let object = value.objectValue else {
            let text = "Invalid Request: a message is one JSON object; several at once are of an older protocol"
            self = .fault(MCPFault(.noRequest, text), id: .null)
            return
        }
        self = Self.read(object)
    }

    private static func read(_ object: JSONObject) -> MCPMessage {
        let id = object["id"]
        let isAnswerable = id.map(Self.isID) ?? false
        let place: JSONValue = isAnswerable ? id ?? .null : .null
        guard object["jsonrpc"] == "2.0" else {
            return .fault(MCPFault(.noRequest, "Invalid Request: \"jsonrpc\" is not \"2.0\""), id: place)
        }
        if object["method"] == nil, object["result"] != nil || object["error"] != nil { return .answer }
        guard let method = object["method"]?.stringValue else {
            return .fault(MCPFault(.noRequest, "Invalid Request: \"method\" is not a text"), id: place)
        }
        guard let id else { return .notification(method: method, parameters: object["params"]?.objectValue ?? [:]) }
        guard isAnswerable else {
            let text = "Invalid Request: \"id\" is neither a short text nor a whole number"
            return .fault(MCPFault(.noRequest, text), id: .null)
        }
        guard let fields = (object["params"] ?? .object([:])).objectValue else {
            return .fault(MCPFault(.badParameters, "Invalid params: \"params\" is not an object"), id: id)
        }
        return .request(id: id, method: method, parameters: fields)
    }

    private static func isID(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): text.utf8.count <= MCPLimits.noteBytesMax
        case .integer: true
        case .null, .bool, .decimal, .array, .object: false
        }
    }
}
