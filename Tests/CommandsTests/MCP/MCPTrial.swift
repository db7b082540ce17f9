import JSON
import Platform
import TestSupport
import Testing

/// `roost mcp` as a client meets it: a process that is spoken to over its standard channels.
final class MCPTrial {
    let program: RunningProgram
    /// What was sent that nobody asked for by its id yet.
    private(set) var heard: [JSONValue] = []

    init(home: String, _ options: [String] = [], folder: String = "/") throws {
        let words = ["HOME=\(home)", "ROOST_HOME=\(home)", "TZ=UTC", try Programs.path("roost"), "mcp"]
        program = try RunningProgram(try Programs.tool("env"), ["-C", folder] + words + options)
    }

    func greet(_ version: String = "2025-11-25") throws {
        let parameters: JSONObject = ["protocolVersion": .string(version), "capabilities": [:]]
        #expect(try ask(0, "initialize", parameters)["result"]?["protocolVersion"] == .string(version))
        try tell("notifications/initialized", [:])
    }

    func tell(_ method: String, _ parameters: JSONObject, id: JSONValue? = nil) throws {
        var message: JSONObject = ["jsonrpc": "2.0", "method": .string(method), "params": .object(parameters)]
        message["id"] = id
        try program.type(JSONWriter.text(.object(message)) + "\n")
    }

    func ask(_ id: JSONValue, _ method: String, _ parameters: JSONObject = [:]) throws -> JSONValue {
        try tell(method, parameters, id: id)
        return try reply(to: id)
    }

    func begin(_ id: JSONValue, _ tool: String, _ arguments: JSONObject = [:]) throws {
        try tell("tools/call", ["name": .string(tool), "arguments": .object(arguments)], id: id)
    }

    /// The result of a tool.
    func call(_ tool: String, _ arguments: JSONObject = [:], id: JSONValue = "call") throws -> JSONValue {
        try begin(id, tool, arguments)
        return try #require(try reply(to: id)["result"])
    }

    /// What a tool says that went well.
    func answer(_ tool: String, _ arguments: JSONObject = [:]) throws -> JSONValue {
        let result = try call(tool, arguments)
        #expect(result["isError"] == false, "\(JSONWriter.text(result).prefix(500))")
        return result["structuredContent"] ?? .null
    }

    /// Whatever is no message is an error here.
    func reply(to id: JSONValue) throws -> JSONValue {
        if let index = heard.firstIndex(where: { $0["id"] == id }) { return heard.remove(at: index) }
        while let line = try program.readLine(upTo: .seconds(60)) {
            let message = try JSONReader.read(line)
            #expect(message["jsonrpc"] == "2.0")
            if message["id"] == id { return message }
            heard.append(message)
        }
        Issue.record("no reply to \(id)")
        return .null
    }
}
