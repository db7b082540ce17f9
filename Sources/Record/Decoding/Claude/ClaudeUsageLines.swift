/// What transcripts of Claude Code say of model responses and nothing else, as `ClaudeTranscriptDecoder` tells it, for
/// whoever counts all of it: lines that only repeat what was told are not told in full.
package struct ClaudeUsageLines {
    package enum Told: Hashable, Sendable {
        case nothing
        case report(UsageReport)
        /// What a report before it said, so that nothing new comes of it.
        case again
    }

    private let parser: LineParser
    private var words = ClaudeWords()
    private var latest = ClaudeTelling()

    package init(_ parser: LineParser) { self.parser = parser }

    package mutating func read(_ bytes: UnsafeRawBufferPointer) throws(DecodingError) -> Told {
        guard ClaudeTranscriptDecoder.mention.isIn(bytes) else { return .nothing }
        let fields = ClaudeFields(try parser.object(bytes))
        guard fields.type?.says("assistant") == true else { return .nothing }
        if latest.isSaidAgain(by: fields) { return .again }
        let origin = words.origin(of: fields, bytes: 0..<Int64(bytes.count), withIDs: false)
        let line = ClaudeLine(fields: fields, origin: origin, markers: .none)
        guard let report = line.usage(model: words.model(of: fields)) else { return .nothing }
        latest.keep(report, of: fields)
        return .report(report)
    }
}
