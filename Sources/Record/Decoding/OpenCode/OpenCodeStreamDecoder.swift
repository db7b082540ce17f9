import Domain

/// What `opencode run --format json` prints. Questions for leave are printed as plain text between its lines.
package struct OpenCodeStreamDecoder: LineDecoder {
    private static let mention = LineMention("\"tokens\"")

    private let plan: DecodingPlan
    private var session = RepeatedWord()
    private var told: String?

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        guard plan.wantsEverything || Self.mention.isIn(bytes) else { return }
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        guard bytes.first == UInt8(ascii: "{") else {
            return PlainDecoder.tell(bytes, origin, plan.markers, sink)
        }
        let node = try plan.parser.object(bytes)
        origin.at = node["timestamp"]?.unixMilliseconds
        origin.conversation = session.read(node["sessionID"])
        if plan.wantsEverything { tell(node, origin, sink) }
        guard let part = node["part"], node["type"]?.says("step_finish") == true else { return }
        let step = OpenCodePart(node: part, origin: origin, markers: plan.markers)
        if let report = step.usage(model: nil) { sink(.usage(report), origin) }
    }

    private mutating func tell(_ node: LineNode, _ origin: LineOrigin, _ sink: (Fact, LineOrigin) -> Void) {
        if let conversation = origin.conversation, conversation != told {
            told = conversation
            var fact = Conversation()
            fact.id = conversation
            sink(.conversation(fact), origin)
        }
        guard let type = node["type"] else { return sink(.unknown(type: ""), origin) }
        if type.says("error") || type.says("done") {
            sink(.turnEnded(Self.end(node, type)), origin)
        } else if let part = node["part"], Self.parts.contains(where: type.says) {
            let part = OpenCodePart(node: part, origin: origin, markers: plan.markers)
            if !part.tell(role: .assistant, model: nil, sink) { sink(.unknown(type: type.string ?? ""), origin) }
        } else {
            sink(.unknown(type: type.string ?? ""), origin)
        }
    }

    private static let parts: [StaticString] = ["text", "reasoning", "tool_use", "step_start", "step_finish"]

    private static func end(_ node: LineNode, _ type: LineNode) -> TurnEnd {
        let error = node["error"]
        var end = TurnEnd()
        end.subtype = type.string
        end.isError = type.says("error") || node["rejected"]?.bool == true
        end.reason = error?["name"]?.string ?? node["reason"]?.string
        end.errors = [error?["data"]?["message"]?.string].compactMap(\.self)
        return end
    }
}
