import Domain
import Journal
import Platform
import TestSupport
import Testing

/// The installed agents, a model that answers them, and a folder for them to work in.
final class RealAgents {
    enum Kind: String, CaseIterable, Sendable {
        case claude
        case codex
    }

    /// The folder that `make test-agents` installed into.
    private static let installed = Environment.current()["ROOST_REAL_AGENTS"]
    private static let model = Environment.current()["ROOST_FAKE_API"]

    static var isAsked: Bool { installed != nil && model != nil }

    private let home: TemporaryHome
    private let api: RunningProgram
    private let port: String
    private let isSubscription: Bool

    /// - Parameter isSubscription: whether Claude Code works on a subscription, whose five hours are used up where the
    ///   model answers 429.
    init(isSubscription: Bool = false, for test: String = #function) throws {
        home = try TemporaryHome(for: test)
        self.isSubscription = isSubscription
        let file = home.path("port")
        let model = try #require(Self.model)
        let scenarios = home.path("scenarios.json")
        try SystemDisk().createFile(scenarios, with: Array(RealScenarios.json.utf8))
        let script = isSubscription ? home.path("model.py") : model
        if isSubscription { try SystemDisk().createFile(script, with: Array(RealScenarios.limiting(model).utf8)) }
        let options = ["--port", "0", "--port-file", file, "--scenarios", scenarios, "--log", home.path("calls")]
        api = try RunningProgram(try Programs.tool("python3"), [script] + options)
        var text = ""
        _ = try Eventually.wait(upTo: .seconds(20)) {
            guard try SystemDisk().exists(file) else { return false }
            text = String(decoding: try SystemDisk().readAll(file, bytesMax: 64), as: UTF8.self)
            return !text.isEmpty
        }
        port = text.filter { $0.isNumber }
        try SystemDisk().makeFolders(home.path("home/.codex"))
        try SystemDisk().makeFolders(folder)
        try SystemDisk().createFile(home.path("home/.codex/config.toml"), with: Array(codexSettings.utf8))
    }

    /// Where they work.
    var folder: String { home.path("work") }

    /// How often the model of Claude Code was asked.
    func calls() throws -> Int {
        let text = String(decoding: try SystemDisk().readAll(home.path("calls"), bytesMax: 64 << 20), as: UTF8.self)
        return text.split(separator: "\n").count { $0.contains("\"path\": \"/v1/messages?") }
    }

    func program(_ kind: Kind) throws -> String {
        let variable = kind == .claude ? "ROOST_REAL_CLAUDE" : "ROOST_REAL_CODEX"
        return try #require(Environment.current()[variable], "\(variable) is missing: make test-agents sets it")
    }

    func command(_ kind: Kind, asking scenario: String, isStructured: Bool) throws -> [String] {
        let prompt = "SCENARIO=\(scenario) go"
        switch kind {
        case .claude:
            let format = isStructured ? ["--output-format", "stream-json", "--verbose"] : ["--output-format", "text"]
            return [try program(kind), "-p", prompt, "--allowedTools", "Bash,Read"] + format
        case .codex:
            let options = ["--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox"]
            return [try program(kind), "exec"] + options + (isStructured ? ["--json"] : []) + [prompt]
        }
    }

    /// Nothing of ours is theirs to read, and they speak to nobody but the model of the test.
    func environment(_ kind: Kind) throws -> [String: String] {
        [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home.path("home"),
            (isSubscription ? "CLAUDE_CODE_OAUTH_TOKEN" : "ANTHROPIC_API_KEY"): "none",
            "ANTHROPIC_BASE_URL": "http://127.0.0.1:\(port)", "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
            "DISABLE_AUTOUPDATER": "1", "DISABLE_TELEMETRY": "1", "MODEL_KEY": "none",
            // Ten tries take minutes.
            "CLAUDE_CODE_MAX_RETRIES": "2",
        ]
    }

    func launch(_ kind: Kind, _ command: [String]) throws -> RunningShim {
        let fixture = ShimFixture(home: home.path("roost"))
        try SystemDisk().makeFolders(fixture.home.root)
        return try fixture.launch(command, environment: try environment(kind).map { "\($0.key)=\($0.value)" }) {
            $0.workingFolder = folder
        }
    }

    private var codexSettings: String {
        """
        model = "gpt-5"
        model_provider = "scripted"
        [model_providers.scripted]
        name = "scripted"
        base_url = "http://127.0.0.1:\(port)/v1"
        wire_api = "responses"
        env_key = "MODEL_KEY"
        request_max_retries = 1
        stream_max_retries = 2

        """
    }
}
