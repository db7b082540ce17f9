/// What a person says to a question of an agent, in words.
package enum SaidAnswer {
    private static let yes: Set<String> = ["yes", "y", "allow", "ok"]
    private static let no: Set<String> = ["no", "n", "deny"]

    /// What it means for that question; nil where a permission was asked for, and it is neither yes nor no. A reason
    /// follows a no behind a colon, a comma or a space.
    package static func wish(_ text: String, to question: AgentQuestion) -> AgentWish? {
        if question.isForPerson { return .answer(.text(text), to: question) }
        let parts = text.split(maxSplits: 1) { " ,:".contains($0) }
        let word = parts.first?.lowercased() ?? ""
        if yes.contains(word), parts.count == 1 { return .permission(.allowed, request: question.request) }
        guard no.contains(word) else { return nil }
        let reason = parts.count == 2 ? String(parts[1].drop { " ,:".contains($0) }) : nil
        return .permission(.denied(message: reason), request: question.request)
    }
}
