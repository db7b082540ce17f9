import Domain
import JSON

/// Why a message is not done, by the numbers of JSON-RPC. What goes wrong within a tool is no fault of the message: it
/// is the answer of the tool.
struct MCPFault: Error, Equatable {
    enum Code: Int64 {
        case noJSON = -32700
        case noRequest = -32600
        case unknownMethod = -32601
        case badParameters = -32602
        case unknownVersion = -32022
    }

    let code: Code
    let message: String
    private(set) var data: JSONValue?

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// A version that we do not speak, with those that we do.
    init(unknownVersion version: String) {
        code = .unknownVersion
        message = "Unsupported protocol version"
        data = [
            "supported": .array(MCPEra.versions.map { .string($0) }),
            "requested": .string(ShortText.cut(version, bytesMax: MCPLimits.noteBytesMax)),
        ]
    }

    func reply(to id: JSONValue) -> JSONObject {
        var error: JSONObject = ["code": .integer(code.rawValue), "message": .string(message)]
        error["data"] = data
        return ["jsonrpc": "2.0", "id": id, "error": .object(error)]
    }
}
