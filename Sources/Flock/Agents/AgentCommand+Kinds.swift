package import Domain

/// The command line of each agent.
///
/// None of them skips a check of permissions unless the order says so: what an agent may do beyond the tools named here
/// is for the user's own configuration to say.
extension AgentCommand {
    /// The system's limit for one argument (MAX_ARG_STRLEN, 32 pages), less its NUL.
    package static let promptBytesMax = 32 * 4096 - 1

    /// - Parameter model: which model the agent is to use; its own choice if nil.
    package init(_ kind: WorkerKind, prompt: String?, model: String? = nil) throws(AgentError) {
        try self.init(kind, AgentOrder(prompt: prompt, model: model))
    }

    package init(_ kind: WorkerKind, _ order: AgentOrder) throws(AgentError) {
        guard kind != .git else { throw .commandMissing(kind) }
        guard let prompt = order.prompt, !prompt.isEmpty else { throw .promptMissing(kind) }
        guard !prompt.utf8.contains(0) else { throw .promptWithNUL }
        try Self.check(order, of: kind)
        if order.isInteractive, kind.canBeInteractive {
            self = try Self.interactive(kind, prompt, order)
            return
        }
        guard prompt.utf8.count <= Self.promptBytesMax else {
            throw .promptTooLong(bytes: prompt.utf8.count, bytesMax: Self.promptBytesMax)
        }
        self = Self.command(kind, prompt, order)
    }

    /// What no agent of this kind can be told is refused here, rather than started without it.
    private static func check(_ order: AgentOrder, of kind: WorkerKind) throws(AgentError) {
        if order.conversation != nil, !kind.canResume { throw .cannotResume(kind) }
        if order.tools != nil, kind != .claude { throw .takesNoTools(kind) }
        if order.skipsPermissions, kind.skippingOptions == nil { throw .cannotSkipPermissions(kind) }
        // An option in the place of an id would change what the agent does.
        if let id = order.conversation, id.isEmpty || id.hasPrefix("-") { throw .notConversation(id) }
        let words = order.arguments + (order.tools ?? []) + [order.model, order.conversation].compactMap { $0 }
        guard !words.contains(where: { $0.utf8.contains(0) }) else { throw .argumentWithNUL }
    }

    private static func command(_ kind: WorkerKind, _ prompt: String, _ order: AgentOrder) -> AgentCommand {
        let model = order.model.map { ["--model", $0] } ?? []
        let added = (order.skipsPermissions ? kind.skippingOptions ?? [] : []) + order.arguments
        switch kind {
        case .claude: return claude(prompt, order)
        case .codex:
            // A conversation is gone on with by a command of its own, which takes its id in front of the prompt.
            let options = ["--json"] + codexSandbox(order) + model + added
            let start = ["exec"] + (order.conversation == nil ? [] : ["resume"]) + options
            guard let conversation = order.conversation else {
                return AgentCommand("codex", start + positional(prompt))
            }
            let rest = prompt.hasPrefix("-") ? ["--", conversation, prompt] : [conversation, prompt]
            return AgentCommand("codex", start + rest)
        case .opencode:
            let session = order.conversation.map { ["--session", $0] } ?? []
            return AgentCommand(
                "opencode",
                ["run", "--format", "json"] + session + model + added + positional(prompt),
                environment: ["OPENCODE_DISABLE_AUTOUPDATE": "1"]
            )
        case .gemini:
            let session = order.conversation.map { ["--resume", $0] } ?? []
            let options = ["--output-format", "stream-json"] + session + model + added
            return AgentCommand("gemini", options + value("prompt", prompt))
        case .aider:
            return AgentCommand(
                "aider",
                ["--no-check-update", "--no-pretty"] + model + added + value("message", prompt)
            )
        case .demo:
            let session = order.conversation.map { ["--resume", $0] } ?? []
            return AgentCommand("roost-demo-agent", session + model + added + value("prompt", prompt))
        case .shell: return AgentCommand("sh", order.arguments + ["-c", prompt])
        case .git: return AgentCommand("git")
        }
    }

    /// Left to itself it may write nowhere, and is done without a change. Whoever says otherwise is heeded.
    private static func codexSandbox(_ order: AgentOrder) -> [String] {
        let isSaid = order.arguments.contains {
            $0.contains("sandbox") || ["-s", "--full-auto", "--yolo"].contains($0)
        }
        return order.skipsPermissions || isSaid ? [] : ["-c", "sandbox_mode=workspace-write"]
    }

    /// With its prompt on its standard input, where all that is said to it later goes too.
    private static func interactive(
        _ kind: WorkerKind,
        _ prompt: String,
        _ order: AgentOrder
    ) throws(AgentError) -> AgentCommand {
        let input = try AgentSpeech(kind, isInteractive: true).bytes(of: .message(prompt))
        switch kind {
        case .claude:
            return AgentCommand(
                "claude",
                ["-p"] + claudeOptions(order) + claudeSpeech + order.arguments,
                firstInput: input,
                environment: claudeEnvironment
            )
        case .demo:
            let session = order.conversation.map { ["--resume", $0] } ?? []
            let model = order.model.map { ["--model", $0] } ?? []
            let options = demoSpeech + session + model + order.arguments
            return AgentCommand("roost-demo-agent", options, firstInput: input)
        case .codex, .opencode, .gemini, .aider, .shell, .git: throw .takesNoInput(kind)
        }
    }

    private static func claude(_ prompt: String, _ order: AgentOrder) -> AgentCommand {
        let options = claudeOptions(order) + order.arguments
        // The list of tools takes all words up to the next option, so a prompt never stands right behind it.
        guard prompt.hasPrefix("-") else {
            return AgentCommand("claude", ["-p", prompt] + options, environment: claudeEnvironment)
        }
        return AgentCommand("claude", ["-p"] + options + ["--", prompt], environment: claudeEnvironment)
    }

    /// Without `--verbose` it refuses to stream, and without partial messages it tells what it used only at the end.
    private static func claudeOptions(_ order: AgentOrder) -> [String] {
        let tools = order.tools ?? WorkerKind.claudeTools
        let skipping = order.skipsPermissions ? WorkerKind.claude.skippingOptions ?? [] : []
        return (tools.isEmpty ? [] : ["--allowedTools", tools.joined(separator: ",")])
            + ["--output-format", "stream-json", "--verbose", "--include-partial-messages"]
            + (order.conversation.map { ["--resume", $0] } ?? []) + (order.model.map { ["--model", $0] } ?? [])
            + skipping
    }

    /// An update in the middle of a run would be another agent than the one on record.
    private static let claudeEnvironment = ["DISABLE_AUTOUPDATER": "1"]

    /// A prompt that begins with a hyphen must not be read as an option.
    private static func positional(_ prompt: String) -> [String] { prompt.hasPrefix("-") ? ["--", prompt] : [prompt] }

    private static func value(_ option: String, _ prompt: String) -> [String] {
        prompt.hasPrefix("-") ? ["--\(option)=\(prompt)"] : ["--\(option)", prompt]
    }
}
