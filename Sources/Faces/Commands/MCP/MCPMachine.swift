import Asking
import Domain
import JSON

/// One conversation with a client: its messages come in, and what is to be sent, begun and ended goes out.
struct MCPMachine {
    enum Action: Hashable {
        case send(JSONObject)
        case begin(MCPCall)
        /// Its answer is not wanted any more.
        case kill(id: JSONValue)
        /// The client will say no more, and has all its answers.
        case end
    }

    private static let instructions =
        "Roost runs a flock of AI coding agents and keeps the record of all they do. fleet_status says who is at work "
        + "and who needs a person, why tells why something is as it is, logs_tail what an agent wrote last, cost what "
        + "it took. Ids may be cut to a beginning that nothing else has. Answers are bounded: nextCursor goes on."

    private let tools: [MCPTool]
    private let allowsActing: Bool
    private var isGreeted = false
    private var hasInputEnded = false
    private var running: [MCPCall] = []
    private var waiting: [MCPCall] = []

    init(allowsActing: Bool) {
        self.allowsActing = allowsActing
        tools = MCPTool.reading + (allowsActing ? MCPTool.acting : [])
    }

    // MARK: - What happens

    mutating func lineCame(_ line: CommandLines.Line) -> [Action] {
        guard case .whole(let bytes) = line else {
            let text = "Invalid Request: a message has at most \(MCPLimits.messageBytesMax) bytes"
            return [.send(MCPFault(.noRequest, text).reply(to: .null))]
        }
        switch MCPMessage(bytes) {
        case .empty, .answer: return []
        case .fault(let fault, let id): return [.send(fault.reply(to: id))]
        case .notification(let method, let parameters): return told(method, parameters)
        case .request(let id, let method, let parameters):
            do throws(MCPFault) { return try asked(method, parameters, id) } catch {
                return [.send(error.reply(to: id))]
            }
        }
    }

    mutating func inputEnded() -> [Action] {
        hasInputEnded = true
        return endings
    }

    mutating func callEnded(_ id: JSONValue, _ fields: JSONObject) -> [Action] {
        guard let index = running.firstIndex(where: { $0.id == id }) else { return [] }
        let call = running.remove(at: index)
        return [.send(Self.reply(to: call.id, call.era.result(fields)))] + next() + endings
    }

    // MARK: - Notifications

    private mutating func told(_ method: String, _ parameters: JSONObject) -> [Action] {
        guard method == "notifications/cancelled", let id = parameters["requestId"] else { return [] }
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            waiting.remove(at: index)
            return endings
        }
        guard let index = running.firstIndex(where: { $0.id == id }) else { return [] }
        running.remove(at: index)
        return [.kill(id: id)] + next() + endings
    }

    // MARK: - Requests

    private mutating func asked(
        _ name: String,
        _ parameters: JSONObject,
        _ id: JSONValue
    ) throws(MCPFault) -> [Action] {
        let named = try MCPEra.named(in: parameters)
        guard let method = MCPMethod(rawValue: name), method.isOf(named ?? .handshake) || method == .discover else {
            throw MCPFault(.unknownMethod, "Method not found: \(ShortText.cut(name, bytesMax: 64))")
        }
        switch method {
        case .initialize: return [.send(Self.reply(to: id, try greet(parameters)))]
        case .ping: return [.send(Self.reply(to: id, [:]))]
        case .discover:
            let era = MCPEra.stateless
            return [.send(Self.reply(to: id, era.result(discovery, isLasting: true)))]
        case .listTools:
            guard parameters["cursor"]?.isNull ?? true else {
                throw MCPFault(.badParameters, "Invalid params: the list has one page, and so no cursor")
            }
            let list = JSONValue.array(tools.map(\.json))
            return [.send(Self.reply(to: id, try era(named).result(["tools": list], isLasting: true)))]
        case .callTool: return try call(parameters, id, try era(named))
        }
    }

    /// A request that names no version goes by the handshake, of which there must have been one.
    private func era(_ named: MCPEra?) throws(MCPFault) -> MCPEra {
        if let named { return named }
        guard isGreeted else {
            throw MCPFault(
                .badParameters,
                "Invalid params: without \"initialize\" before it a request names its protocol version in \"_meta\""
            )
        }
        return .handshake
    }

    private mutating func greet(_ parameters: JSONObject) throws(MCPFault) -> JSONObject {
        guard let version = parameters["protocolVersion"]?.stringValue else {
            throw MCPFault(.badParameters, "Invalid params: \"protocolVersion\" is not a text")
        }
        isGreeted = true
        let chosen = MCPEra.handshakeVersions.first { $0 == version } ?? MCPEra.handshakeVersions[0]
        return [
            "protocolVersion": .string(chosen), "capabilities": Self.capabilities,
            "serverInfo": .object(MCPEra.implementation), "instructions": .string(Self.instructions),
        ]
    }

    private var discovery: JSONObject {
        [
            "supportedVersions": .array(MCPEra.versions.map { .string($0) }), "capabilities": Self.capabilities,
            "instructions": .string(Self.instructions),
        ]
    }

    private static let capabilities: JSONValue = ["tools": ["listChanged": false]]

    private mutating func call(
        _ parameters: JSONObject,
        _ id: JSONValue,
        _ era: MCPEra
    ) throws(MCPFault) -> [Action] {
        let tool = try tool(parameters["name"])
        guard let arguments = (parameters["arguments"] ?? .object([:])).objectValue else {
            throw MCPFault(.badParameters, "Invalid params: \"arguments\" is not an object")
        }
        guard !(running + waiting).contains(where: { $0.id == id }) else {
            throw MCPFault(.noRequest, "Invalid Request: this id is of a request that goes on")
        }
        let line: MCPCommandLine
        do throws(MCPMisuse) { line = try tool.commandLine(arguments) } catch {
            return [.send(Self.reply(to: id, era.result(MCPAnswer.refusal(error))))]
        }
        guard waiting.count < MCPLimits.waitingMax else {
            let misuse = MCPMisuse("too many calls go on: \(MCPLimits.waitingMax) others wait")
            return [.send(Self.reply(to: id, era.result(MCPAnswer.refusal(misuse))))]
        }
        waiting.append(MCPCall(id: id, era: era, line: line))
        return next()
    }

    private func tool(_ name: JSONValue?) throws(MCPFault) -> MCPTool {
        guard let name = name?.stringValue else {
            throw MCPFault(.badParameters, "Invalid params: \"name\" is not a text")
        }
        if let tool = tools.first(where: { $0.name == name }) { return tool }
        guard !MCPTool.acts(name) else {
            throw MCPFault(.badParameters, "\(name) acts, and is there with roost mcp --allow-control")
        }
        throw MCPFault(.badParameters, "Unknown tool: \(ShortText.cut(name, bytesMax: 64))")
    }

    // MARK: - What follows

    private mutating func next() -> [Action] {
        var actions: [Action] = []
        while running.count < MCPLimits.callsMax, !waiting.isEmpty {
            let call = waiting.removeFirst()
            running.append(call)
            actions.append(.begin(call))
        }
        return actions
    }

    private var endings: [Action] { hasInputEnded && running.isEmpty && waiting.isEmpty ? [.end] : [] }

    private static func reply(to id: JSONValue, _ result: JSONObject) -> JSONObject {
        ["jsonrpc": "2.0", "id": id, "result": .object(result)]
    }
}
