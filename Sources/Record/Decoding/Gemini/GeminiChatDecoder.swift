import Domain

/// The chats that the Gemini CLI keeps on disk: older ones are one object with all messages, newer ones a line for
/// each, in which the same message may stand again, and lines that change what was said before.
package struct GeminiChatDecoder: LineDecoder {
    private let plan: DecodingPlan
    private var conversation: String?

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        let node = try plan.parser.object(bytes)
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        if let id = node["sessionId"]?.word {
            conversation = id
            origin.at = node["startTime"]?.time
            origin.conversation = id
            tellConversation(origin, sink)
        }
        origin.conversation = conversation
        if let messages = node["messages"] {
            for message in messages.children { tell(message, origin, sink) }
        } else if node["type"] != nil {
            tell(node, origin, sink)
        } else if node["sessionId"] == nil, node["$set"] == nil, node["$rewindTo"] == nil, plan.wantsEverything {
            sink(.unknown(type: ""), origin)
        }
    }

    private func tell(_ node: LineNode, _ line: LineOrigin, _ sink: (Fact, LineOrigin) -> Void) {
        var origin = line
        origin.at = node["timestamp"]?.time
        origin.id = node["id"]?.string
        let message = GeminiMessage(node: node, origin: origin, markers: plan.markers)
        if plan.wantsEverything { message.tell(sink) }
        if let report = message.usage { sink(.usage(report), origin) }
    }

    private func tellConversation(_ origin: LineOrigin, _ sink: (Fact, LineOrigin) -> Void) {
        guard plan.wantsEverything else { return }
        var told = Conversation()
        told.id = conversation
        sink(.conversation(told), origin)
    }
}
