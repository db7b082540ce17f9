import Domain

/// Whose transcripts are looked for.
package enum TranscriptAgent: String, TermWord, CaseIterable {
    case claude
    case codex
    case opencode
    case gemini
    case aider
    /// Lines of JSON that no agent is known to write: taken only where they are asked for by this name.
    case jsonl
}
