import Domain

/// The provider's own events, which a live stream repeats where partial messages were asked for: the last one of a
/// message tells what it took in the end.
struct ClaudePartials {
    /// The messages that have begun, for the main thread and for each sub-agent: their events come mixed.
    private var begun: [String: Begun] = [:]

    private struct Begun {
        let id: String?
        let model: String?
    }

    mutating func usage(_ line: LineNode, _ origin: LineOrigin) -> UsageReport? {
        guard let event = line["event"], let type = event["type"] else { return nil }
        let thread = origin.subagentCall ?? ""
        if type.says("message_start") {
            let message = event["message"]
            begun[thread] = Begun(id: message?["id"]?.word, model: message?["model"]?.string)
        }
        guard type.says("message_delta"), let told = event["usage"] else { return nil }
        // Without an id nothing can tell it from what the message's own line says.
        guard let id = line["api_message_id"]?.word ?? begun[thread]?.id else { return nil }
        let usage = ClaudeUsage(told)
        return UsageReport(
            response: ResponseKey(message: id),
            conversation: origin.conversation,
            model: begun[thread].flatMap { $0.id == id ? $0.model : nil },
            at: origin.at,
            usage: usage.usage,
            terms: usage.terms,
            isSidechain: origin.isSidechain
        )
    }

    func firstToken(_ line: LineNode) -> FirstToken? {
        guard let after = line["ttft_ms"]?.milliseconds, line["event"]?["type"]?.says("message_start") == true else {
            return nil
        }
        let id = line["api_message_id"]?.word ?? line["event"]?["message"]?["id"]?.word
        return FirstToken(response: id.map { ResponseKey(message: $0) }, after: after)
    }
}
