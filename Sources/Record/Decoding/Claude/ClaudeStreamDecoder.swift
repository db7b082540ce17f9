import Domain

/// What Claude Code prints with `--output-format stream-json`, or as one line with `json`.
package struct ClaudeStreamDecoder: LineDecoder {
    private static let silent: [StaticString] = [
        "control_response", "control_cancel_request", "keep_alive", "auth_status", "tool_progress", "tool_use_summary",
        "prompt_suggestion", "conversation_reset",
    ]
    private static let mention = LineMention("\"usage\"")

    private let plan: DecodingPlan
    private var words = ClaudeWords()
    private var partials = ClaudePartials()
    private var turn = ClaudeTurn()
    /// Lines with a time stand between those without.
    private var lastTime: WallTime?
    /// With `json` the result is all that is printed, and the answer stands nowhere else.
    private var hasAnswered = false

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        guard plan.wantsEverything || Self.mention.isIn(bytes) else { return }
        let fields = ClaudeFields(try plan.parser.object(bytes))
        let origin = words.origin(of: fields, bytes: offset..<offset + Int64(bytes.count))
        lastTime = origin.at ?? lastTime
        let line = ClaudeLine(fields: fields, origin: origin, markers: plan.markers)
        if plan.wantsEverything { tell(line, sink) }
        tellUsage(line, sink)
    }

    private mutating func tell(_ line: ClaudeLine, _ sink: (Fact, LineOrigin) -> Void) {
        let (node, origin) = (line.node, line.origin)
        guard let type = line.fields.type else { return sink(.unknown(type: ""), origin) }
        if type.says("stream_event") {
            if let told = partials.firstToken(node) { sink(.firstToken(told), origin) }
        } else if type.says("assistant") {
            hasAnswered = true
            line.tellAssistant(model: words.model(of: line.fields), sink)
        } else if type.says("user") {
            line.tellUser(sink)
        } else if type.says("system") {
            if let told = ClaudeSystem.fact(of: node) { sink(told, origin) }
        } else if type.says("result") {
            tellResult(node, origin, sink)
        } else if type.says("control_request") {
            if let told = Self.question(node) { sink(.permission(told), origin) }
        } else if type.says("rate_limit_event") {
            sink(.rateLimit(Self.rateLimit(node)), origin)
        } else if !Self.silent.contains(where: type.says) {
            sink(.unknown(type: type.string ?? ""), origin)
        }
    }

    private func tellResult(_ node: LineNode, _ origin: LineOrigin, _ sink: (Fact, LineOrigin) -> Void) {
        let end = ClaudeResult.end(node)
        if !hasAnswered, !end.isError, let result = node["result"], let text = result.word {
            sink(.message(Message(role: .assistant)), origin)
            sink(.block(Block(index: 0, content: .text(text), bytes: origin.bytes(of: result))), origin)
        }
        sink(.turnEnded(end), origin)
    }

    private mutating func tellUsage(_ line: ClaudeLine, _ sink: (Fact, LineOrigin) -> Void) {
        guard let type = line.fields.type else { return }
        if type.says("result") {
            for sum in turn.ended(by: line.node, line.origin, at: lastTime) { sink(.usage(sum), line.origin) }
        } else if let report = report(line, type) {
            turn.told(report)
            sink(.usage(report), line.origin)
        }
    }

    private mutating func report(_ line: ClaudeLine, _ type: LineNode) -> UsageReport? {
        if type.says("assistant") { return line.usage(model: words.model(of: line.fields)) }
        if type.says("stream_event") { return partials.usage(line.node, line.origin) }
        return nil
    }

    private static func question(_ line: LineNode) -> Permission? {
        guard let request = line["request"], request["subtype"]?.says("can_use_tool") == true else { return nil }
        return Permission(
            .asked(request: line["request_id"]?.string),
            call: request["tool_use_id"]?.string,
            tool: request["tool_name"]?.string,
            reason: request["decision_reason"]?.string
        )
    }

    private static func rateLimit(_ line: LineNode) -> RateLimit {
        let told = line["rate_limit_info"]
        return RateLimit(
            status: told?["status"]?.string,
            kind: told?["rateLimitType"]?.string,
            resetsAt: told?["resetsAt"]?.unixTime,
            utilization: told?["utilization"]?.numberText
        )
    }
}
