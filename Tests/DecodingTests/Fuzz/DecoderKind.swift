import Decoding
import Platform
import TestSupport

/// Each decoder, with texts for it: a few lines of each kind beside the tests, and what real agents wrote where that is
/// there.
enum DecoderKind: String, CaseIterable {
    case claudeStream = "claude-stream"
    case claudeTranscript = "claude-transcript"
    case codexStream = "codex-stream"
    case codexRollout = "codex-rollout"
    case openCodeStream = "opencode-stream"
    case openCodeStorage = "opencode-storage"
    case geminiStream = "gemini-stream"
    case geminiChat = "gemini-chat"
    case aider
    case plain

    private static let fileBytesMax = 1 << 20

    func decoder(_ plan: DecodingPlan) -> any LineDecoder {
        switch self {
        case .claudeStream: ClaudeStreamDecoder(plan)
        case .claudeTranscript: ClaudeTranscriptDecoder(plan)
        case .codexStream: CodexStreamDecoder(plan)
        case .codexRollout: CodexRolloutDecoder(plan)
        case .openCodeStream: OpenCodeStreamDecoder(plan)
        case .openCodeStorage: OpenCodeStorageDecoder(plan)
        case .geminiStream: GeminiStreamDecoder(plan)
        case .geminiChat: GeminiChatDecoder(plan)
        case .aider: AiderDecoder(plan)
        case .plain: PlainDecoder(plan)
        }
    }

    /// Whether a line must be JSON.
    var isJSON: Bool { self != .plain }

    func texts() throws -> [[UInt8]] {
        let own = try Self.fixture("\(rawValue).\(isJSON ? "jsonl" : "txt")")
        return [own] + (try corpora.flatMap { folder, ending in try Self.real(folder, ending) })
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        try SystemDisk().readAll(
            "\(FilePath.folder(of: FilePath.folder(of: #filePath)))/Fixtures/fuzz/\(name)",
            bytesMax: fileBytesMax
        )
    }

    /// Documents of several lines become one line, as they are when they are imported.
    static func real(_ folder: String, _ ending: String) throws -> [[UInt8]] {
        let disk = SystemDisk()
        return try Corpora.files(in: folder, ending: ending).compactMap { path in
            let bytes = Array(try disk.readAll(path, bytesMax: 64 << 20).prefix(fileBytesMax))
            let isDocument = path.hasSuffix(".json")
            return bytes.isEmpty ? nil : isDocument ? bytes.map { $0 == 0x0a ? 0x20 : $0 } : bytes
        }
    }

    private var corpora: [(folder: String, ending: String)] {
        switch self {
        case .claudeStream:
            [
                ("real-runs/claude", ".stdout"), ("real-runs/claude-extra", ".stdout"),
                ("banteg+takopi", "session.jsonl"),
            ]
        case .claudeTranscript:
            [("real-runs/claude/projects", ".jsonl"), ("marot+spotter", ".jsonl"), ("slopus+happy", ".jsonl")]
        case .codexStream: [("real-runs/codex", ".stdout"), ("banteg+takopi", "all_formats.jsonl")]
        case .codexRollout: [("real-runs/codex/sessions", ".jsonl"), ("ccusage+ccusage", ".jsonl")]
        case .openCodeStream: [("banteg+takopi", "success.jsonl"), ("banteg+takopi", "run_json.jsonl")]
        case .openCodeStorage: [("codemie-ai+codemie-code/opencode", ".json")]
        case .geminiStream: []
        case .geminiChat:
            [
                ("codemie-ai+codemie-code/gemini", ".json"),
                ("kenn-io+agentsview/internal/parser/testdata/gemini", ".json"),
            ]
        case .aider: [("real-runs/aider", "analytics.jsonl")]
        case .plain: [("real-runs", ".stderr"), ("real-runs/aider", ".stdout"), ("banteg+takopi", ".txt")]
        }
    }
}
