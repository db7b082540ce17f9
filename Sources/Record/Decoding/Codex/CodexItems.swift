/// The items of a turn of `codex exec --json`. One may be told when it begins, on the way, and when it is done.
struct CodexItems {
    /// The calls that were told when they began. Items are numbered anew in each process, so are calls.
    private var begun: Set<String> = []

    mutating func tell(
        _ item: LineNode,
        _ step: LineNode,
        _ line: CodexLine,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        guard let type = item["type"] else { return sink(.unknown(type: "item"), line.origin) }
        let isDone = step.says("item.completed")
        if type.says("agent_message") {
            if isDone { line.tell(.assistant, .text(item["text"]?.string ?? ""), in: item, sink) }
        } else if type.says("reasoning") {
            if isDone { line.tell(.assistant, .thinking(item["text"]?.string ?? ""), in: item, sink) }
        } else if type.says("error") {
            line.tellTrouble(item["message"]?.string ?? "", sink)
        } else if let call = CodexCall(item, type) {
            tell(call, item, step, line, sink)
        } else {
            sink(.unknown(type: "item/\(type.string ?? "")"), line.origin)
        }
    }

    private mutating func tell(
        _ call: CodexCall,
        _ item: LineNode,
        _ step: LineNode,
        _ line: CodexLine,
        _ sink: (Fact, LineOrigin) -> Void
    ) {
        if !step.says("item.updated"), begun.insert(call.id).inserted {
            line.tell(.assistant, .toolCall(call.call), in: item, sink)
        }
        guard step.says("item.completed") else { return }
        begun.remove(call.id)
        if item["status"]?.says("declined") == true {
            sink(.permission(Permission(.denied, call: call.id, tool: call.call.name)), line.origin)
        }
        line.tell(.user, .toolResult(call.result(of: item)), in: item, sink)
    }
}
