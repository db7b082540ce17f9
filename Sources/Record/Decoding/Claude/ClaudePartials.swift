import Domain

/// The provider's own events, which a live stream repeats where partial messages were asked for: the last one of a
/// message tells what it took in the end.
struct ClaudePartials {
    /// The messages that have begun, for the main thread and for each sub-agent: their events come mixed.
    private var begun: [String: Begun] = [:]

    private struct Begun {
        let id: String?
        let model: String?
        let usage: Usage?
    }

    mutating func usage(_ line: LineNode, _ origin: LineOrigin) -> UsageReport? {
        guard let event = line["event"], let type = event["type"] else { return nil }
        let thread = origin.subagentCall ?? ""
        if type.says("message_start") {
            let message = event["message"]
            begun[thread] = Begun(
                id: message?["id"]?.word,
                model: message?["model"]?.string,
                usage: message?["usage"].map { ClaudeUsage($0).usage }
            )
        }
        guard type.says("message_delta"), let told = event["usage"] else { return nil }
        // Without an id nothing can tell it from what the message's own line says.
        guard let id = line["api_message_id"]?.word ?? begun[thread]?.id else { return nil }
        let start = begun[thread].flatMap { $0.id == id ? $0 : nil }
        let usage = ClaudeUsage(told)
        return UsageReport(
            response: ResponseKey(message: id),
            conversation: origin.conversation,
            model: start?.model,
            at: origin.at,
            usage: start?.usage.map(usage.usage(cachesAsIn:)) ?? Self.withoutWrites(usage.usage),
            terms: usage.terms,
            isSidechain: origin.isSidechain
        )
    }

    /// Without the start it is not known which cache was written to; the message's own line says it.
    private static func withoutWrites(_ usage: Usage) -> Usage {
        Usage(input: usage.input, output: usage.output, cacheRead: usage.cacheRead)
    }

    func firstToken(_ line: LineNode) -> FirstToken? {
        guard let after = line["ttft_ms"]?.milliseconds, line["event"]?["type"]?.says("message_start") == true else {
            return nil
        }
        let id = line["api_message_id"]?.word ?? line["event"]?["message"]?["id"]?.word
        return FirstToken(response: id.map { ResponseKey(message: $0) }, after: after)
    }
}
