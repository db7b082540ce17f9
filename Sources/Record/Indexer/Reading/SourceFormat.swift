package import Decoding
package import Domain

/// How the lines of a source are written.
package enum SourceFormat: String, Hashable, Sendable, CaseIterable {
    case claudeStream = "claude-stream"
    case claudeTranscript = "claude-transcript"
    case codexStream = "codex-stream"
    case codexRollout = "codex-rollout"
    case openCodeStream = "opencode-stream"
    case openCodeStorage = "opencode-storage"
    case geminiStream = "gemini-stream"
    case geminiChat = "gemini-chat"
    case aiderAnalytics = "aider-analytics"
    /// Lines of JSON that another program kept of what it did.
    case events
    /// Text, in which only markers are facts, and which is searched as it stands.
    case plain

    /// `model` is what whoever started the agent knows of it.
    package func decoder(_ plan: DecodingPlan, model: String? = nil) -> any LineDecoder {
        switch self {
        case .claudeStream: ClaudeStreamDecoder(plan)
        case .claudeTranscript: ClaudeTranscriptDecoder(plan)
        case .codexStream: CodexStreamDecoder(plan, model: model)
        case .codexRollout: CodexRolloutDecoder(plan)
        case .openCodeStream: OpenCodeStreamDecoder(plan)
        case .openCodeStorage: OpenCodeStorageDecoder(plan)
        case .geminiStream: GeminiStreamDecoder(plan)
        case .geminiChat: GeminiChatDecoder(plan)
        case .aiderAnalytics: AiderDecoder(plan)
        case .events: EventsDecoder(plan)
        case .plain: PlainDecoder(plan)
        }
    }

    /// What an agent of ours prints. It may print text before and between its lines, as a warning: such a line is no
    /// JSON, and costs itself.
    package static func output(of agent: WorkerKind?) -> SourceFormat {
        guard let agent else { return .plain }
        return switch agent {
        case .claude, .demo: .claudeStream
        case .codex: .codexStream
        case .opencode: .openCodeStream
        case .gemini: .geminiStream
        case .shell, .git, .aider: .plain
        }
    }
}
