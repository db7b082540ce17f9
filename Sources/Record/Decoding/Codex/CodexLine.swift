import Domain

/// One line of Codex, of a stream or a rollout.
struct CodexLine {
    let node: LineNode
    let origin: LineOrigin
    let markers: MarkerPrefixes

    /// One message of one block.
    func tell(
        _ role: Message.Role,
        _ content: Block.Content,
        in value: LineNode,
        id: String? = nil,
        model: String? = nil,
        isReplay: Bool = false,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        var message = Message(role: role)
        message.id = id
        message.model = model
        message.isReplay = isReplay
        sink(.message(message), origin)
        tell(content, at: 0, in: value, role, sink)
    }

    func tell(
        _ content: Block.Content,
        at index: Int,
        in value: LineNode,
        _ role: Message.Role,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        sink(.block(Block(index: index, content: content, bytes: origin.bytes(of: value))), origin)
        guard role == .assistant, !markers.isEmpty, case .text(let text) = content else { return }
        for marker in markers.markers(in: text) { sink(.marker(marker), origin) }
    }

    /// How it warns after each compaction. `codex exec` says nothing else of one.
    private static let compacted = "Heads up: Long threads and multiple compactions"

    /// What went wrong, in Codex's own words. A lost connection is tried again, and the words say how often.
    func tellTrouble(_ text: String, _ sink: (Fact, LineOrigin) -> Void) {
        if let retry = Self.retry(text) { return sink(.retry(retry), origin) }
        if text.hasPrefix(Self.compacted) { return sink(.compaction(Compaction(.ended)), origin) }
        var message = Message(role: .system)
        message.isSynthetic = true
        message.error = text
        message.errorStatus = Self.status(in: text)
        sink(.message(message), origin)
    }

    /// "Reconnecting... 1/5 (stream disconnected)"
    static func retry(_ text: String) -> Retry? {
        let start = "Reconnecting... "
        guard text.hasPrefix(start) else { return nil }
        let words = text.dropFirst(start.count).split(separator: " ", maxSplits: 1)
        let counts = (words.first ?? "").split(separator: "/").map { Int($0) }
        guard counts.count == 2, let attempt = counts[0] else { return nil }
        let reason = words.count > 1 ? words[1].trimmingParentheses : nil
        let status = reason.flatMap(status)
        return Retry(attempt: attempt, attemptsMax: counts[1], delay: nil, status: status, error: reason)
    }

    /// What the API answered, where the words tell it: "exceeded retry limit, last status: 429 Too Many Requests",
    /// "unexpected status 529 <unknown status code>: Overloaded".
    private static func status(in text: String) -> Int? {
        let words = text.split(separator: " ")
        let told = zip(words, words.dropFirst()).first { word, _ in word == "status" || word == "status:" }
        return told.flatMap { Int($0.1) }.flatMap { (100...599).contains($0) ? $0 : nil }
    }
}

extension Substring {
    fileprivate var trimmingParentheses: String {
        hasPrefix("(") && hasSuffix(")") ? String(dropFirst().dropLast()) : String(self)
    }
}
