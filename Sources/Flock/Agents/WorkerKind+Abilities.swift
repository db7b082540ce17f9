package import Domain

/// What the agents of a kind can be asked for, as their makers built them.
extension WorkerKind {
    /// The tools that Claude Code may use without asking, where nobody says otherwise.
    package static let claudeTools = ["Edit", "Write", "Bash", "Read", "Glob", "Grep"]

    /// The name of its program.
    package var program: String {
        switch self {
        case .shell: "sh"
        case .demo: "roost-demo-agent"
        case .claude, .codex, .opencode, .gemini, .aider, .git: rawValue
        }
    }

    /// Whether it reads messages and answers while it works. All others are told once what to do.
    package var canBeInteractive: Bool {
        switch self {
        case .claude, .demo: true
        case .codex, .opencode, .gemini, .aider, .shell, .git: false
        }
    }

    /// Whether another run can go on with a conversation by its id. aider has one history a folder, without ids.
    package var canResume: Bool {
        switch self {
        case .claude, .codex, .opencode, .gemini, .demo: true
        case .aider, .shell, .git: false
        }
    }

    /// Whether it works on a prompt, and not on a command line.
    package var takesPrompt: Bool {
        switch self {
        case .claude, .codex, .opencode, .gemini, .aider, .demo: true
        case .shell, .git: false
        }
    }

    /// Whether what it works on is a repository. A command may be about anything.
    package var needsRepository: Bool {
        switch self {
        case .claude, .codex, .opencode, .gemini, .aider, .git: true
        case .shell, .demo: false
        }
    }

    /// The options by which it asks for no permission; nil where it knows none.
    package var skippingOptions: [String]? {
        switch self {
        case .claude: ["--dangerously-skip-permissions"]
        case .codex: ["--dangerously-bypass-approvals-and-sandbox"]
        case .gemini: ["--yolo"]
        case .aider: ["--yes-always"]
        case .opencode, .demo, .shell, .git: nil
        }
    }
}
