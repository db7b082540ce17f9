import Domain

/// What `gemini --output-format stream-json` prints. What was used is said once, at the end, for each model.
package struct GeminiStreamDecoder: LineDecoder {
    private static let mentions = ["\"stats\"", "\"init\""].map(LineMention.init)

    private let plan: DecodingPlan
    private var conversation: String?
    private var model: String?

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        guard plan.wantsEverything || Self.mentions.contains(where: { $0.isIn(bytes) }) else { return }
        let node = try plan.parser.object(bytes)
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        origin.at = node["timestamp"]?.time
        if node["type"]?.says("init") == true {
            conversation = node["session_id"]?.word
            model = node["model"]?.word
        }
        origin.conversation = conversation
        if plan.wantsEverything { tell(node, origin, sink) }
        guard node["type"]?.says("result") == true, let stats = node["stats"] else { return }
        for report in reports(stats, origin) { sink(.usage(report), origin) }
    }

    private func tell(_ node: LineNode, _ origin: LineOrigin, _ sink: (Fact, LineOrigin) -> Void) {
        guard let type = node["type"] else { return sink(.unknown(type: ""), origin) }
        if type.says("init") {
            var told = Conversation()
            told.id = conversation
            told.model = model
            sink(.conversation(told), origin)
        } else if type.says("message") {
            tell(node["role"]?.says("user") == true ? .user : .assistant, .text(node["content"]?.string ?? ""))
        } else if type.says("tool_use") {
            let input = node["parameters"]?.rawText ?? "{}"
            let name = node["tool_name"]?.string ?? ""
            tell(.assistant, .toolCall(ToolCall(id: node["tool_id"]?.string, name: name, input: input)))
        } else if type.says("tool_result") {
            let text = node["output"]?.string ?? node["error"]?["message"]?.string ?? ""
            let isError = node["status"]?.says("error") == true
            tell(.user, .toolResult(ToolResult(call: node["tool_id"]?.string, text: text, isError: isError)))
        } else if type.says("error") {
            var message = Message(role: .system)
            message.isSynthetic = true
            message.error = node["message"]?.string
            sink(.message(message), origin)
        } else if type.says("result") {
            sink(.turnEnded(Self.end(node)), origin)
        } else {
            sink(.unknown(type: type.string ?? ""), origin)
        }

        func tell(_ role: Message.Role, _ content: Block.Content) {
            var message = Message(role: role)
            message.model = role == .assistant ? model : nil
            sink(.message(message), origin)
            sink(.block(Block(index: 0, content: content, bytes: origin.bytes)), origin)
            guard role == .assistant, case .text(let text) = content else { return }
            for marker in plan.markers.markers(in: text) { sink(.marker(marker), origin) }
        }
    }

    private static func end(_ node: LineNode) -> TurnEnd {
        var end = TurnEnd()
        end.subtype = node["status"]?.string
        end.isError = node["status"]?.says("error") == true
        end.errors = [node["error"]?["message"]?.string].compactMap(\.self)
        end.duration = node["stats"]?["duration_ms"]?.milliseconds
        return end
    }

    /// The chat on disk tells the single responses; this is the sum of all of them.
    private func reports(_ stats: LineNode, _ origin: LineOrigin) -> [UsageReport] {
        guard let conversation else { return [] }
        let models = stats["models"].map { Array($0.children) } ?? []
        let named = models.map { ($0.key, $0) }
        return (named.isEmpty ? [(model ?? "", stats)] : named).map { name, told in
            var report = UsageReport(
                response: nil,
                conversation: conversation,
                model: name.isEmpty ? nil : name,
                at: origin.at,
                usage: Self.usage(told)
            )
            report.scope = .total(part: name)
            return report
        }
    }

    /// Here what thinking took is told only by the total.
    private static func usage(_ told: LineNode) -> Usage {
        let (input, output) = (told["input_tokens"]?.count ?? 0, told["output_tokens"]?.count ?? 0)
        let thoughts = max(0, (told["total_tokens"]?.count ?? 0) - input - output)
        let cached = told["cached"]?.count ?? 0
        return GeminiUsage(input: input, cached: cached, output: output, thoughts: thoughts).usage
    }
}
