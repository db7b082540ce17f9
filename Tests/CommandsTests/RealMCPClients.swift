import JSON
import Platform
import TestSupport
import Testing

/// The installed clients of the Model Context Protocol, and a model that has them call tools of Roost.
final class RealMCPClients {
    private static let scenarios = """
        {"flock":[
          {"blocks":[
            {"tool":"mcp__roost__task_list","input":{}},{"tool":"mcp__roost__why","input":{"subject":"gh-450"}}
          ]},
          {"blocks":[{"text":"Asked."}]}
        ]}
        """

    let home: TemporaryHome
    private let api: RunningProgram
    private let port: String

    init(for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        let disk = SystemDisk()
        try disk.makeFolders(home.path("home/.codex"))
        try disk.makeFolders(home.path("work"))
        try disk.createFile(home.path("scenarios"), with: Array(Self.scenarios.utf8))
        let script = try #require(Environment.current()["ROOST_FAKE_API"])
        let file = home.path("port")
        let options = [
            "--port", "0", "--port-file", file, "--scenarios", home.path("scenarios"), "--log", home.path("log"),
        ]
        api = try RunningProgram(try Programs.tool("python3"), [script] + options)
        var text = ""
        _ = try Eventually.wait(upTo: .seconds(20)) {
            guard try disk.exists(file) else { return false }
            text = String(decoding: try disk.readAll(file, bytesMax: 64), as: UTF8.self)
            return !text.isEmpty
        }
        port = text.filter { $0.isNumber }
    }

    func claude(with record: String) throws -> CommandResult {
        let servers = """
            {"mcpServers":{"roost":{"command":"\(try Programs.path("roost"))","args":["mcp"],\
            "env":{"ROOST_HOME":"\(record)"}}}}
            """
        return try run(
            "ROOST_REAL_CLAUDE",
            "-p",
            "SCENARIO=flock go",
            "--mcp-config",
            servers,
            "--strict-mcp-config",
            "--allowedTools",
            "mcp__roost__task_list,mcp__roost__why",
            "--output-format",
            "stream-json",
            "--verbose"
        )
    }

    /// Codex puts tools into a namespace, which its model has to name. So that is another one: it calls a tool, and has
    /// the last word once it knows the answer. What it was asked is returned with it.
    func codex(with record: String) throws -> (result: CommandResult, questions: [TrialQuestion]) {
        let model = try HTTPTrial { question in
            question.text.contains("function_call_output") ? Self.says : Self.calls
        }
        let settings = """
            model = "gpt-5"
            model_provider = "scripted"
            [model_providers.scripted]
            name = "scripted"
            base_url = "\(model.url)/v1"
            wire_api = "responses"
            env_key = "MODEL_KEY"
            [mcp_servers.roost]
            command = "\(try Programs.path("roost"))"
            args = ["mcp", "--home", "\(record)"]

            """
        try SystemDisk().createFile(home.path("home/.codex/config.toml"), with: Array(settings.utf8))
        let options = ["--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox", "--json"]
        let result = try run("ROOST_REAL_CODEX", ["exec"] + options + ["go"])
        return (result, model.questions)
    }

    private static let calls = response([
        "type": "function_call", "id": "fc_1", "call_id": "call_1", "namespace": "mcp__roost", "name": "why",
        "arguments": "{\"subject\":\"gh-450\"}", "status": "completed",
    ])

    private static let says = response([
        "type": "message", "id": "msg_1", "role": "assistant", "status": "completed",
        "content": [["type": "output_text", "text": "Asked.", "annotations": []]],
    ])

    private static func response(_ item: JSONValue) -> TrialReply {
        let usage: JSONValue = ["input_tokens": 1, "output_tokens": 1, "total_tokens": 2]
        let whole: JSONValue = [
            "id": "resp_1", "object": "response", "status": "completed", "output": [item], "usage": usage,
        ]
        let begun: JSONValue = ["id": "resp_1", "object": "response", "status": "in_progress", "output": []]
        let events: [(String, JSONObject)] = [
            ("response.created", ["response": begun]),
            ("response.output_item.done", ["output_index": 0, "item": item]),
            ("response.completed", ["response": whole]),
        ]
        let body = events.map { type, fields in
            let data = JSONObject([("type", .string(type))] + fields.fields.map { ($0.key, $0.value) })
            return "event: \(type)\ndata: \(JSONWriter.text(.object(data)))\n\n"
        }
        return TrialReply(headers: [("Content-Type", "text/event-stream")], body: body.joined())
    }

    private func run(_ variable: String, _ arguments: String...) throws -> CommandResult {
        try run(variable, arguments)
    }

    private func run(_ variable: String, _ arguments: [String]) throws -> CommandResult {
        let program = try #require(Environment.current()[variable], "\(variable) is missing: make test-agents sets it")
        return try CommandTester(tool: "env").arguments([program] + arguments).limit(.seconds(120))
            .folder(home.path("work")).environment([
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path("home"), "ANTHROPIC_API_KEY": "none",
                "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(port)", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
                "DISABLE_AUTOUPDATER": "1", "DISABLE_TELEMETRY": "1", "MODEL_KEY": "none",
            ]).run()
    }
}
