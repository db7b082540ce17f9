import Domain
package import JSON

/// How much a run has recorded.
package struct LogSummary: Hashable, Sendable {
    package var lastSeq: Int64 = 0
    package var lifecycleEventCount: Int64 = 0
    package var stdoutChunkCount: Int64 = 0
    package var stderrChunkCount: Int64 = 0

    package var totalEntries: Int64 { lifecycleEventCount + stdoutChunkCount + stderrChunkCount }

    package init() {}

    mutating func noteEvent() {
        lastSeq += 1
        lifecycleEventCount += 1
    }

    /// Something between the bytes, that is neither an event nor a chunk.
    mutating func noteMark() { lastSeq += 1 }

    mutating func noteChunk(of channel: Channel) {
        lastSeq += 1
        switch channel {
        case .stdout: stdoutChunkCount += 1
        case .stderr: stderrChunkCount += 1
        }
    }

    init(_ fields: Fields) throws(FieldError) {
        lastSeq = try fields.optional("lastSeq", .count) ?? 0
        lifecycleEventCount = try fields.optional("lifecycleEventCount", .count) ?? 0
        stdoutChunkCount = try fields.optional("stdoutChunkCount", .count) ?? 0
        stderrChunkCount = try fields.optional("stderrChunkCount", .count) ?? 0
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("totalEntries", totalEntries)
        list.add("lastSeq", lastSeq)
        list.add("lifecycleEventCount", lifecycleEventCount)
        list.add("stdoutChunkCount", stdoutChunkCount)
        list.add("stderrChunkCount", stderrChunkCount)
        return list.object
    }
}
