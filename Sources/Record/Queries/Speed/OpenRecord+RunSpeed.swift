/// What one run took, response by response and tool by tool.
extension OpenRecord {
    /// The responses of models to a run, oldest first.
    package func responses(ofRun run: String, limit: Int) throws(QueriesError) -> Bounded<RecordedCall> {
        var pages = calls(of: run)
        var found: [RecordedCall] = []
        while found.count <= limit, let item = try pages.next() {
            if case .call(let call) = item { found.append(call) }
        }
        return Bounded(found, limit: limit)
    }

    /// The tools that a run has used, oldest first. Needs what was said.
    package func toolUses(ofRun run: String, limit: Int) throws(QueriesError) -> Bounded<RecordedToolCall> {
        try requireConversations()
        var pages = toolCalls(of: run)
        var found: [RecordedToolCall] = []
        while found.count <= limit, let item = try pages.next() {
            if case .tool(let tool) = item { found.append(tool) }
        }
        return Bounded(found, limit: limit)
    }
}
