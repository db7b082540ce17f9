import Domain

/// The analytics log of aider, which tells what each message took and nothing of what was said.
package struct AiderDecoder: LineDecoder {
    /// aider takes the name out of the log where it does not know the model.
    private static let hidden = "REDACTED"
    /// What is known of and says nothing that is kept.
    private static let silent: [StaticString] = [
        "launched", "repo", "no-repo", "auto_commits", "message_send_starting", "gui session", "cli session",
    ]

    private let plan: DecodingPlan

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        let node = try plan.parser.object(bytes)
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        origin.at = node["time"]?.unixTime
        guard let event = node["event"] else { return sink(.unknown(type: ""), origin) }
        let told = node["properties"]
        if event.says("message_send"), let told {
            sink(.usage(Self.usage(node, told, origin)), origin)
        } else if !plan.wantsEverything {
            return
        } else if event.says("exit") {
            var end = TurnEnd()
            end.subtype = event.string
            end.reason = told?["reason"]?.string
            sink(.turnEnded(end), origin)
        } else if !Self.silent.contains(where: event.says), event.string?.hasPrefix("command_") != true {
            sink(.unknown(type: event.string ?? ""), origin)
        }
    }

    private static func usage(_ line: LineNode, _ told: LineNode, _ origin: LineOrigin) -> UsageReport {
        let counters = AiderUsage(
            prompt: told["prompt_tokens"]?.count ?? 0,
            completion: told["completion_tokens"]?.count ?? 0
        )
        let key = AiderUsage.key(
            user: line["user_id"]?.string ?? "",
            time: line["time"]?.integer ?? 0,
            totalCost: told["total_cost"]?.numberText ?? "",
            counters: counters
        )
        let model = told["main_model"]?.word
        return UsageReport(
            response: key,
            model: model?.hasSuffix(hidden) == true ? nil : model,
            at: origin.at,
            usage: counters.usage,
            reportedCost: told["cost"]?.money
        )
    }
}
