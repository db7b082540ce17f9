package import Domain

/// How it is found out, before a run, whether an agent can work: what is called, and which files and variables say that
/// it is logged in. Looking is for others.
package struct AgentProbe: Hashable, Sendable {
    package enum Login: Hashable, Sendable {
        /// It speaks to nobody.
        case none
        /// Called with these arguments, it ends with 0 when it is logged in. A variable that holds a key says so too.
        case call([String], variables: [String])
        /// One of the files, below the user's own folder, or of the variables is there when it is logged in.
        ///
        /// - Parameter isCertain: false where it may be logged in without any of them.
        case signs(files: [String], variables: [String], isCertain: Bool)
    }

    /// Nil for what has no version that matters.
    package let versionCall: [String]?
    package let login: Login
    /// What a person does to log in.
    package let loginHint: String

    package init(_ kind: WorkerKind) {
        versionCall = kind == .shell ? nil : ["--version"]
        (login, loginHint) = Self.login(of: kind)
    }

    private static let keys = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY", "OPENROUTER_API_KEY"]

    private static func login(of kind: WorkerKind) -> (Login, String) {
        switch kind {
        case .claude:
            let login = Login.call(["auth", "status"], variables: ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"])
            return (login, "log in with: claude auth login")
        case .codex:
            // Where its own settings name another provider, it has a key of that provider and no login.
            let login = Login.call(["login", "status"], variables: ["OPENAI_API_KEY", "CODEX_API_KEY"])
            return (login, "log in with: codex login; or, with a provider of your own, set login_check = false")
        case .opencode:
            let login = Login.signs(files: [".local/share/opencode/auth.json"], variables: keys, isCertain: false)
            return (login, "log in with: opencode auth login")
        case .gemini:
            let login = Login.signs(
                files: [".gemini/oauth_creds.json"],
                variables: ["GEMINI_API_KEY", "GOOGLE_API_KEY", "GOOGLE_GENAI_USE_VERTEXAI", "GOOGLE_GENAI_USE_GCA"],
                isCertain: true
            )
            return (login, "start gemini once and log in, or set GEMINI_API_KEY")
        case .aider:
            let login = Login.signs(files: [".aider.conf.yml", ".env"], variables: keys, isCertain: false)
            return (login, "give it the key of a model, as in ANTHROPIC_API_KEY")
        case .shell, .git, .demo: return (.none, "")
        }
    }
}
