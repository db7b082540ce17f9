import Domain

/// What the bytes of a transcript look like, and so who can read them.
package enum TranscriptFormat: String, TermWord, CaseIterable {
    case claudeTranscript = "claude-transcript"
    /// What `--output-format stream-json` printed, kept by somebody.
    case claudeStream = "claude-stream"
    case codexRollout = "codex-rollout"
    case codexStream = "codex-stream"
    case opencodeStream = "opencode-stream"
    /// A session with its messages and their parts, as lines that were made of its database or files.
    case opencodeSession = "opencode-session"
    /// One object that holds all messages.
    case geminiChat = "gemini-chat"
    case geminiChatLines = "gemini-chat-lines"
    case geminiStream = "gemini-stream"
    case aiderAnalytics = "aider-analytics"
    case events

    package var agent: TranscriptAgent {
        switch self {
        case .claudeTranscript, .claudeStream: .claude
        case .codexRollout, .codexStream: .codex
        case .opencodeStream, .opencodeSession: .opencode
        case .geminiChat, .geminiChatLines, .geminiStream: .gemini
        case .aiderAnalytics: .aider
        case .events: .jsonl
        }
    }

    package var growth: TranscriptGrowth {
        switch self {
        case .opencodeSession, .geminiChat: .rewritten
        case .claudeTranscript, .claudeStream, .codexRollout, .codexStream, .opencodeStream, .geminiChatLines,
            .geminiStream, .aiderAnalytics, .events:
            .appended
        }
    }

    /// Whether each line is a value by itself; otherwise all of it is one.
    package var isLines: Bool { self != .geminiChat }

    /// Whether lines that do not mention any usage are not wanted to know what responses took: those that do say
    /// themselves whose it was, and when.
    var tellsUsageByLine: Bool { self == .claudeTranscript || self == .codexRollout }
}
