import Decoding
import Domain

/// Tells by what a line says whose it is. What is in doubt is not recognized.
struct TranscriptRecognition {
    private static let claudeTypes: Set<String> = [
        "user", "assistant", "system", "summary", "attachment", "progress", "file-history-snapshot",
        "queue-operation", "last-prompt", "custom-title", "ai-title", "mode", "permission-mode", "pr-link",
        "worktree-state", "api-request", "api-request-shape", "api-request-blob", "tools-used", "atis-latch",
        "cost-state",
    ]
    private static let claudeStreamTypes: Set<String> = [
        "system", "assistant", "user", "result", "stream_event", "rate_limit_event", "tool_progress",
        "tool_use_summary", "keep_alive", "auth_status",
    ]
    private static let rolloutTypes: Set<String> = [
        "session_meta", "turn_context", "response_item", "event_msg", "compacted", "world_state", "token_usage_record",
    ]

    private static let newline = UInt8(ascii: "\n")

    /// The first lines of a transcript may be of its window, and say nothing of whose it is.
    private static let conversationLinesMax = 16
    private static let conversationBytesMax = 256

    private let parser = LineParser()

    /// The format of a file whose first bytes these are, by the first line that tells. `isWhole` says that there are no
    /// more: then they may be one value that goes over many lines.
    func format(of head: UnsafeRawBufferPointer, isWhole: Bool) -> TranscriptFormat? {
        var rest = head
        while !rest.isEmpty {
            let end = rest.firstIndex(of: Self.newline)
            if end == nil, !isWhole { break }
            let line = UnsafeRawBufferPointer(rebasing: rest[..<(end ?? rest.endIndex)])
            if let found = format(ofLine: line) { return found }
            rest = UnsafeRawBufferPointer(rebasing: rest[(end.map { $0 + 1 } ?? rest.endIndex)...])
        }
        // Lines of a format of lines stand each by itself: one value that goes over many is not read as such.
        guard isWhole, let found = format(ofLine: head), !found.isLines else { return nil }
        return found
    }

    /// Whether it is a line of JSON at all.
    func isObject(_ line: UnsafeRawBufferPointer) -> Bool { object(line) != nil }

    /// By what the file is known again. Of a file that is written again as a whole, all of it has to be there.
    func identity(of head: TranscriptHead, _ format: TranscriptFormat, path: String) -> ImportIdentity {
        let conversation = head.bytes.withUnsafeBytes { bytes -> String? in
            if format.isLines { return self.conversation(inLinesOf: bytes, format) }
            return object(bytes)?["sessionId"]?.string
        }
        return ImportIdentity(format, conversation: conversation, firstLine: head.firstLine, path: path)
    }

    private func conversation(inLinesOf head: UnsafeRawBufferPointer, _ format: TranscriptFormat) -> String? {
        for line in head.split(separator: Self.newline, maxSplits: Self.conversationLinesMax) {
            let node = object(UnsafeRawBufferPointer(rebasing: line))
            let found: LineNode? =
                switch format {
                case .claudeTranscript, .geminiChatLines, .geminiChat: node?["sessionId"]
                case .claudeStream, .geminiStream: node?["session_id"]
                case .codexRollout: node?["payload"]?["id"] ?? node?["id"]
                case .codexStream: node?["thread_id"]
                case .opencodeStream: node?["sessionID"]
                case .opencodeSession, .aiderAnalytics, .events: nil
                }
            if let id = found?.string, !id.isEmpty, id.utf8.count <= Self.conversationBytesMax { return id }
        }
        return nil
    }

    private func format(ofLine line: UnsafeRawBufferPointer) -> TranscriptFormat? {
        guard let node = object(line) else { return nil }
        let type = node["type"]?.string
        return codex(node, type) ?? openCode(node, type) ?? gemini(node, type) ?? aider(node) ?? claude(node, type)
    }

    private func object(_ line: UnsafeRawBufferPointer) -> LineNode? {
        Deliberate.ignore(because: "what is no line of JSON is no line of an agent") { () throws(DecodingError) in
            try parser.object(line)
        }
    }

    private func codex(_ node: LineNode, _ type: String?) -> TranscriptFormat? {
        if let type, Self.rolloutTypes.contains(type), node["payload"] != nil { return .codexRollout }
        // Before versions had names for lines: what the session is, and then its items as they are.
        if type == nil, node["id"] != nil, node["timestamp"] != nil, node["instructions"] != nil {
            return .codexRollout
        }
        if node["record_type"]?.string == "state" { return .codexRollout }
        guard let type else { return nil }
        if type == "thread.started", node["thread_id"] != nil { return .codexStream }
        return type.hasPrefix("item.") && node["item"] != nil || type == "turn.completed" ? .codexStream : nil
    }

    private func openCode(_ node: LineNode, _ type: String?) -> TranscriptFormat? {
        guard type != nil, node["sessionID"] != nil else { return nil }
        return node["part"] != nil || node["error"] != nil ? .opencodeStream : nil
    }

    private func gemini(_ node: LineNode, _ type: String?) -> TranscriptFormat? {
        if type == nil, node["sessionId"] != nil, node["projectHash"] != nil || node["startTime"] != nil {
            return node["messages"]?.kind == .array ? .geminiChat : .geminiChatLines
        }
        return type == "init" && node["session_id"] != nil && node["subtype"] == nil ? .geminiStream : nil
    }

    private func aider(_ node: LineNode) -> TranscriptFormat? {
        node["event"]?.kind == .text && node["properties"]?.kind == .object && node["time"] != nil
            ? .aiderAnalytics : nil
    }

    private func claude(_ node: LineNode, _ type: String?) -> TranscriptFormat? {
        guard let type else {
            return node["sessionId"] != nil && node["message"]?.kind == .object ? .claudeTranscript : nil
        }
        if type == "control_response" || type == "control_request" { return .claudeStream }
        if node["session_id"] != nil { return Self.claudeStreamTypes.contains(type) ? .claudeStream : nil }
        guard Self.claudeTypes.contains(type) else { return nil }
        let isSaid = (type == "user" || type == "assistant") && node["message"]?.kind == .object
        let isMarked =
            node["sessionId"] != nil || node["parentUuid"] != nil || node["leafUuid"] != nil
            || (node["messageId"] != nil && node["snapshot"] != nil)
        return isSaid || isMarked ? .claudeTranscript : nil
    }
}
