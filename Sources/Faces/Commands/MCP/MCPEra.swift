import Domain
import JSON

/// Which of the two protocols a request is of: the one that begins with a handshake, or the one in which each request
/// says for itself which version it speaks.
enum MCPEra: Hashable {
    case handshake
    case stateless

    static let statelessVersion = "2026-07-28"
    /// The newest first: it is offered to whoever asks for one that we do not know.
    static let handshakeVersions = ["2025-11-25", "2025-06-18"]
    static let versions = [statelessVersion] + handshakeVersions

    static let implementation: JSONObject = [
        "name": "roost", "title": "Roost", "version": .string(ProgramVersion.current),
    ]

    private static let prefix = "io.modelcontextprotocol/"

    /// The era that a request names; nil where it names none, and goes by the handshake before it.
    static func named(in parameters: JSONObject) throws(MCPFault) -> MCPEra? {
        guard let meta = parameters["_meta"]?.objectValue, let version = meta[prefix + "protocolVersion"] else {
            return nil
        }
        guard let text = version.stringValue else {
            throw MCPFault(.badParameters, "Invalid params: \(prefix)protocolVersion is not a text")
        }
        if handshakeVersions.contains(text) { return .handshake }
        guard text == statelessVersion else { throw MCPFault(unknownVersion: text) }
        guard meta[prefix + "clientCapabilities"]?.objectValue != nil else {
            throw MCPFault(.badParameters, "Invalid params: \(prefix)clientCapabilities is missing")
        }
        return .stateless
    }

    /// The result of a request as its era has it.
    ///
    /// - Parameter isLasting: whether a client may keep it.
    func result(_ fields: JSONObject, isLasting: Bool = false) -> JSONObject {
        switch self {
        case .handshake: return fields
        case .stateless:
            var result: JSONObject = ["resultType": "complete"]
            for field in fields.fields { result.append(field.key, field.value) }
            if isLasting {
                result["ttlMs"] = .integer(MCPLimits.listLife.nanoseconds / 1_000_000)
                result["cacheScope"] = "private"
            }
            result["_meta"] = .object(JSONObject([(Self.prefix + "serverInfo", .object(Self.implementation))]))
            return result
        }
    }
}
