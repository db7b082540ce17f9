import Domain

/// What opencode keeps of its sessions: a session, a message or a part each, as a file of JSON or as the `data` of a
/// row. Messages say of which model the parts after them are, so they come first.
package struct OpenCodeStorageDecoder: LineDecoder {
    private struct Known {
        var role: Message.Role
        var model: String?
    }

    private let plan: DecodingPlan
    private var messages: [String: Known] = [:]

    package init(_ plan: DecodingPlan = DecodingPlan()) { self.plan = plan }

    package mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        let node = try plan.parser.object(bytes)
        var origin = LineOrigin(bytes: offset..<offset + Int64(bytes.count))
        origin.id = node["id"]?.string
        origin.conversation = node["sessionID"]?.string
        let time = node["time"]
        origin.at = (time?["start"] ?? time?["created"])?.unixMilliseconds
        if let message = node["messageID"]?.word {
            tellPart(node, of: message, origin, sink)
        } else if node["role"] != nil {
            note(node, origin)
        } else if node["projectID"] != nil || node["directory"] != nil {
            tellSession(node, &origin, sink)
        } else if plan.wantsEverything {
            sink(.unknown(type: node["type"]?.string ?? ""), origin)
        }
    }

    private mutating func note(_ node: LineNode, _ origin: LineOrigin) {
        guard let id = node["id"]?.word else { return }
        let model = node["modelID"] ?? node["model"]?["modelID"]
        messages[id] = Known(role: node["role"]?.says("user") == true ? .user : .assistant, model: model?.string)
    }

    private func tellPart(
        _ node: LineNode,
        of message: String,
        _ origin: LineOrigin,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        let known = messages[message] ?? Known(role: .assistant, model: nil)
        let part = OpenCodePart(node: node, origin: origin, markers: plan.markers)
        if plan.wantsEverything, !part.tell(role: known.role, model: known.model, sink) {
            sink(.unknown(type: node["type"]?.string ?? ""), origin)
        }
        guard node["type"]?.says("step-finish") == true, let report = part.usage(model: known.model) else { return }
        sink(.usage(report), origin)
    }

    private func tellSession(_ node: LineNode, _ origin: inout LineOrigin, _ sink: (Fact, LineOrigin) -> Void) {
        guard plan.wantsEverything else { return }
        origin.conversation = node["id"]?.string
        var told = Conversation()
        told.id = origin.conversation
        told.folder = node["directory"]?.string
        told.agentVersion = node["version"]?.string
        sink(.conversation(told), origin)
        if let title = node["title"]?.word { sink(.title(Title(text: title, author: .agent)), origin) }
    }
}
