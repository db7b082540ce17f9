package import Domain

/// The command line of each agent, for one prompt that it works on without asking back.
///
/// None of them skips a check of permissions: what an agent may do beyond the tools named here is for the user's own
/// configuration of that agent to say.
extension AgentCommand {
    /// The system's limit for one argument (MAX_ARG_STRLEN, 32 pages), less its NUL.
    package static let promptBytesMax = 32 * 4096 - 1

    private static let claudeTools = "Edit,Write,Bash,Read,Glob,Grep"

    /// - Parameter model: which model the agent is to use; its own choice if nil.
    package init(_ kind: WorkerKind, prompt: String?, model: String? = nil) throws(AgentError) {
        guard kind != .git else { throw .commandMissing(kind) }
        guard let prompt, !prompt.isEmpty else { throw .promptMissing(kind) }
        guard !prompt.utf8.contains(0) else { throw .promptWithNUL }
        guard prompt.utf8.count <= Self.promptBytesMax else {
            throw .promptTooLong(bytes: prompt.utf8.count, bytesMax: Self.promptBytesMax)
        }
        self = Self.command(kind, prompt, model)
    }

    private static func command(_ kind: WorkerKind, _ prompt: String, _ model: String?) -> AgentCommand {
        switch kind {
        case .claude: claude(prompt, model)
        case .codex: AgentCommand("codex", ["exec", "--json"] + Self.model(model) + positional(prompt))
        case .opencode:
            AgentCommand(
                "opencode",
                ["run", "--format", "json"] + Self.model(model) + positional(prompt),
                environment: ["OPENCODE_DISABLE_AUTOUPDATE": "1"]
            )
        case .gemini:
            AgentCommand("gemini", ["--output-format", "stream-json"] + Self.model(model) + value("prompt", prompt))
        case .aider:
            AgentCommand("aider", ["--no-check-update", "--no-pretty"] + Self.model(model) + value("message", prompt))
        case .demo: AgentCommand("roost-demo-agent", value("prompt", prompt))
        case .shell: AgentCommand("sh", ["-c", prompt])
        case .git: AgentCommand("git")
        }
    }

    /// Without `--verbose` it refuses to stream, and without partial messages it tells what it used only at the end. An
    /// update in the middle of a run would be another agent than the one on record.
    private static func claude(_ prompt: String, _ model: String?) -> AgentCommand {
        let format = ["--output-format", "stream-json", "--verbose", "--include-partial-messages"] + Self.model(model)
        let environment = ["DISABLE_AUTOUPDATER": "1"]
        // The list of tools takes all words up to the next option, so a prompt never stands right behind it.
        let tools = ["--allowedTools", claudeTools]
        guard prompt.hasPrefix("-") else {
            return AgentCommand("claude", ["-p", prompt] + tools + format, environment: environment)
        }
        return AgentCommand("claude", ["-p"] + tools + format + ["--", prompt], environment: environment)
    }

    private static func model(_ model: String?) -> [String] { model.map { ["--model", $0] } ?? [] }

    /// A prompt that begins with a hyphen must not be read as an option.
    private static func positional(_ prompt: String) -> [String] { prompt.hasPrefix("-") ? ["--", prompt] : [prompt] }

    private static func value(_ option: String, _ prompt: String) -> [String] {
        prompt.hasPrefix("-") ? ["--\(option)=\(prompt)"] : ["--\(option)", prompt]
    }
}
