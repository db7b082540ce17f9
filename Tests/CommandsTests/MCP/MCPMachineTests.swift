import Asking
import JSON
import Testing

@testable import Commands

@Suite struct MCPMachineTests {
    private static let meta: JSONValue = [
        "io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": [:],
    ]

    private var machine = MCPMachine(allowsActing: false)

    private static func line(_ id: JSONValue?, _ method: String, _ parameters: JSONObject? = nil) -> CommandLines.Line {
        var message: JSONObject = ["jsonrpc": "2.0"]
        message["id"] = id
        message["method"] = .string(method)
        message["params"] = parameters.map { .object($0) }
        return .whole(JSONWriter.bytes(.object(message)))
    }

    /// The one message that is sent for it.
    private mutating func reply(_ id: JSONValue, _ method: String, _ parameters: JSONObject? = nil) throws -> JSONValue
    {
        let actions = machine.lineCame(Self.line(id, method, parameters))
        guard actions.count == 1, case .send(let message) = actions[0] else {
            Issue.record("\(actions)")
            return .null
        }
        #expect(message["jsonrpc"] == "2.0" && message["id"] == id)
        return .object(message)
    }

    private mutating func greet(_ version: String = "2025-11-25") throws -> JSONValue? {
        try reply(0, "initialize", ["protocolVersion": .string(version), "capabilities": [:]])["result"]
    }

    private mutating func call(
        _ id: JSONValue,
        _ tool: String = "cost",
        _ arguments: JSONObject = [:]
    ) -> [MCPMachine.Action] {
        machine.lineCame(Self.line(id, "tools/call", ["name": .string(tool), "arguments": .object(arguments)]))
    }

    private func ids(_ actions: [MCPMachine.Action]) -> [JSONValue] {
        actions.compactMap { if case .begin(let call) = $0 { call.id } else { nil } }
    }

    // MARK: - The handshake

    @Test mutating func theVersionOfTheClientIsSpokenWhereItIsKnown() throws {
        for version in ["2025-11-25", "2025-06-18"] {
            #expect(try greet(version)?["protocolVersion"] == .string(version))
        }
        for version in ["2024-11-05", "2026-07-28", "1900-01-01", ""] {
            #expect(try greet(version)?["protocolVersion"] == "2025-11-25")
        }
        #expect(try greet()?["capabilities"] == ["tools": ["listChanged": false]])
        #expect(try greet()?["serverInfo"]?["name"] == "roost")
        #expect(try reply(1, "initialize", [:])["error"]?["code"] == -32602)
    }

    @Test mutating func withoutAHandshakeARequestNamesItsVersion() throws {
        #expect(try reply(1, "tools/list")["error"]?["code"] == -32602)
        #expect(try reply(1, "ping")["result"] == [:])
        _ = try greet()
        #expect(machine.lineCame(Self.line(nil, "notifications/initialized")) == [])
        let result = try reply(2, "tools/list", ["_meta": ["progressToken": 0]])["result"]
        #expect(result?.objectValue?.keys == ["tools"])
        #expect(result?["tools"]?.arrayValue?.count == MCPTool.reading.count)
        #expect(try reply(3, "tools/list", ["cursor": "2"])["error"]?["code"] == -32602)
    }

    // MARK: - Without it

    @Test mutating func aVersionInTheRequestIsEnough() throws {
        let result = try reply("a", "tools/list", ["_meta": Self.meta])["result"]
        #expect(result?["resultType"] == "complete" && result?["cacheScope"] == "private")
        #expect(result?["ttlMs"] == 3_600_000 && (result?["tools"]?.arrayValue?.count ?? 0) > 5)
        #expect(result?["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == "roost")
        // Each for itself: the one before has settled nothing.
        #expect(try reply("b", "tools/list")["error"]?["code"] == -32602)
        #expect(try reply("c", "ping", ["_meta": Self.meta])["error"]?["code"] == -32601)
        #expect(try reply("c", "initialize", ["_meta": Self.meta])["error"]?["code"] == -32601)
    }

    @Test mutating func whatIsServedCanBeAskedFirst() throws {
        for parameters: JSONObject? in [["_meta": Self.meta], nil, [:]] {
            let result = try reply("d", "server/discover", parameters)["result"]
            #expect(result?["supportedVersions"] == ["2026-07-28", "2025-11-25", "2025-06-18"])
            #expect(result?["resultType"] == "complete" && result?["capabilities"]?["tools"] != nil)
        }
    }

    @Test mutating func aVersionThatIsNotKnownAndAHalfOneAreRefused() throws {
        let other: JSONValue = ["io.modelcontextprotocol/protocolVersion": "1900-01-01"]
        let error = try reply(1, "server/discover", ["_meta": other])["error"]
        #expect(error?["code"] == -32022)
        #expect(
            error?["data"] == ["supported": ["2026-07-28", "2025-11-25", "2025-06-18"], "requested": "1900-01-01"]
        )
        for half: JSONValue in [
            ["io.modelcontextprotocol/protocolVersion": "2026-07-28"], ["io.modelcontextprotocol/protocolVersion": 5],
        ] { #expect(try reply(1, "tools/list", ["_meta": half])["error"]?["code"] == -32602) }
    }

    // MARK: - Faults

    @Test mutating func whatCannotBeTakenIsToldByItsNumber() throws {
        _ = try greet()
        for method in ["resources/list", "prompts/list", "logging/setLevel", "subscriptions/listen", "Ping", ""] {
            #expect(try reply(1, method)["error"]?["code"] == -32601, "\(method)")
        }
        #expect(machine.lineCame(Self.line(nil, "resources/list")) == [])
        #expect(try reply(1, "tools/call", [:])["error"]?["code"] == -32602)
        #expect(try reply(1, "tools/call", ["name": "cost", "arguments": [1]])["error"]?["code"] == -32602)
        #expect(try reply(1, "tools/call", ["name": "nothing"])["error"]?["message"] == "Unknown tool: nothing")
        #expect(machine.lineCame(.tooLong).count == 1 && machine.lineCame(.whole([])) == [])
        guard case .send(let parse) = machine.lineCame(.whole(Array("{".utf8)))[0] else { return }
        #expect(parse["error"]?["code"] == -32700 && parse["id"] == .null)
    }

    @Test mutating func whoActsNeedsLeave() throws {
        _ = try greet()
        let refused = try reply(1, "tools/call", ["name": "task_retry", "arguments": ["task": "gh-1"]])["error"]
        #expect(refused?["code"] == -32602 && refused?["message"]?.stringValue?.contains("--allow-control") == true)
        machine = MCPMachine(allowsActing: true)
        _ = try greet()
        #expect(ids(call(1, "task_retry", ["task": "gh-1"])) == [1])
        let count = try reply(2, "tools/list")["result"]?["tools"]?.arrayValue?.count
        #expect(count == MCPTool.reading.count + MCPTool.acting.count)
    }

    @Test mutating func argumentsThatDoNotFitAreForTheModelToMend() throws {
        _ = try greet()
        let result = try reply(1, "tools/call", ["name": "why"])["result"]
        #expect(result?["isError"] == true)
        #expect(result?["content"]?.arrayValue?.first?["text"]?.stringValue?.contains("is missing") == true)
    }

    // MARK: - Calls

    @Test mutating func fourGoOnAndTheOthersWaitForTheirTurn() throws {
        _ = try greet()
        for id in 1...4 { #expect(ids(call(.integer(Int64(id)))) == [.integer(Int64(id))]) }
        #expect(call(5) == [] && call("six") == [])
        #expect(try reply(99, "ping")["result"] == [:])
        let actions = machine.callEnded(2, ["isError": false])
        #expect(actions[0] == .send(["jsonrpc": "2.0", "id": 2, "result": ["isError": false]]))
        #expect(ids(actions) == [5])
        #expect(machine.callEnded(2, [:]) == [])
        #expect(try reply(5, "tools/call", ["name": "cost"])["error"]?["code"] == -32600)
    }

    @Test mutating func moreThanCanWaitAreRefused() throws {
        _ = try greet()
        let many = MCPLimits.callsMax + MCPLimits.waitingMax
        for id in 1...many { _ = call(.integer(Int64(id))) }
        let result = try reply("last", "tools/call", ["name": "cost"])["result"]
        #expect(result?["isError"] == true)
    }

    @Test mutating func whatIsCancelledIsEndedAndNeverAnswered() throws {
        _ = try greet()
        for id in 1...5 { _ = call(.integer(Int64(id))) }
        #expect(machine.lineCame(Self.line(nil, "notifications/cancelled", ["requestId": 5])) == [])
        _ = call("next")
        let actions = machine.lineCame(Self.line(nil, "notifications/cancelled", ["requestId": 2]))
        #expect(actions.first == .kill(id: 2) && ids(actions) == ["next"])
        #expect(machine.callEnded(2, [:]) == [])
        for parameters: JSONObject in [["requestId": 77], [:], ["requestId": []]] {
            #expect(machine.lineCame(Self.line(nil, "notifications/cancelled", parameters)) == [])
        }
    }

    @Test mutating func itEndsWhenTheClientHasAllItsAnswers() throws {
        _ = try greet()
        _ = call(1)
        #expect(machine.inputEnded() == [])
        #expect(machine.callEnded(1, [:]).last == .end)
        machine = MCPMachine(allowsActing: false)
        #expect(machine.inputEnded() == [.end])
    }

    @Test mutating func anAnswerIsOfTheEraOfItsQuestion() throws {
        _ = try greet()
        _ = machine.lineCame(Self.line(1, "tools/call", ["name": "cost", "_meta": Self.meta]))
        guard case .send(let message) = machine.callEnded(1, ["isError": false])[0] else { return }
        #expect(message["result"]?["resultType"] == "complete" && message["result"]?["isError"] == false)
        #expect(message["result"]?["ttlMs"] == nil)
    }
}
