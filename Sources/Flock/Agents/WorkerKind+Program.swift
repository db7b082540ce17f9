package import Domain

extension WorkerKind {
    /// Which worker a command is, by the name of its program; whatever is not known by name is a `shell`.
    package init(program: String) {
        let name = program.split(separator: "/").last.map(String.init) ?? program
        switch name {
        case "claude": self = .claude
        case "codex": self = .codex
        case "opencode": self = .opencode
        case "gemini": self = .gemini
        case "aider": self = .aider
        case "roost-demo-agent": self = .demo
        case "git": self = .git
        default: self = .shell
        }
    }
}
