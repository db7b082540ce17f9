package import Domain

extension AgentCommand {
    /// By which it reads what is said to it.
    static let claudeSpeech = ["--input-format", "stream-json", "--permission-prompt-tool", "stdio"]
    static let demoSpeech = ["--input-format", "stream-json"]

    /// The line of an agent that was spoken to, as one that nobody speaks to: with its prompt behind it. Nil for a line
    /// that is not spoken to already, and where the prompt is not known or too long for that.
    package static func alone(_ words: [String], _ kind: WorkerKind, prompt: String?) -> [String]? {
        guard let prompt, !prompt.isEmpty, prompt.utf8.count <= promptBytesMax else { return nil }
        switch kind {
        case .claude: return without(claudeSpeech, in: words).map { $0 + ["--", prompt] }
        case .demo: return without(demoSpeech, in: words).map { $0 + ["--prompt=\(prompt)"] }
        case .codex, .opencode, .gemini, .aider, .shell, .git: return nil
        }
    }

    private static func without(_ part: [String], in words: [String]) -> [String]? {
        let starts = words.indices.filter { words[$0...].starts(with: part) }
        guard let start = starts.first else { return nil }
        return Array(words[..<start] + words[(start + part.count)...])
    }
}
