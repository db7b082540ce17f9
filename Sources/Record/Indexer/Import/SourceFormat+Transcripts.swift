extension SourceFormat {
    init(_ format: TranscriptFormat) {
        switch format {
        case .claudeTranscript: self = .claudeTranscript
        case .claudeStream: self = .claudeStream
        case .codexRollout: self = .codexRollout
        case .codexStream: self = .codexStream
        case .opencodeStream: self = .openCodeStream
        case .opencodeSession: self = .openCodeStorage
        case .geminiChat, .geminiChatLines: self = .geminiChat
        case .geminiStream: self = .geminiStream
        case .aiderAnalytics: self = .aiderAnalytics
        case .events: self = .events
        }
    }
}
