import Decoding

/// What the lines of one transcript say of model responses, line by line.
struct UsageLines {
    /// Its lines are read by themselves; those of all others by their decoder.
    private var claude: ClaudeUsageLines?
    private var decoder: any LineDecoder
    private let parser: LineParser
    /// Whether the line that was read last tells of a response and not when it was.
    private(set) var hasUndated = false

    init(_ format: TranscriptFormat, _ parser: LineParser) {
        claude = format == .claudeTranscript ? ClaudeUsageLines(parser) : nil
        decoder = SourceFormat(format).decoder(DecodingPlan(parser: parser, detail: .usage))
        self.parser = parser
    }

    /// Answers how many times the line tells of a response. It takes what may be new of that; a line that is not wanted
    /// tells nothing, and is read for those behind it.
    mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        isWanted: Bool = true,
        _ take: (UsageReport) -> Void
    ) throws(DecodingError) -> Int {
        hasUndated = false
        guard let first = bytes.first, let last = bytes.last else { return 0 }
        if first != UInt8(ascii: "{") || last != UInt8(ascii: "}") {
            guard !Self.isBlank(bytes) else { return 0 }
            // It is an object all the same where there are blanks around it.
            _ = try parser.object(bytes)
        }
        return try claude == nil ? decode(bytes, isWanted, take) : readClaude(bytes, isWanted, take)
    }

    private mutating func readClaude(
        _ bytes: UnsafeRawBufferPointer,
        _ isWanted: Bool,
        _ take: (UsageReport) -> Void
    ) throws(DecodingError) -> Int {
        guard isWanted else { return 0 }
        switch try claude?.read(bytes) {
        case nil, .nothing: return 0
        case .again: return 1
        case .report(let report):
            hasUndated = report.at == nil
            guard !hasUndated else { return 0 }
            take(report)
            return 1
        }
    }

    private mutating func decode(
        _ bytes: UnsafeRawBufferPointer,
        _ isWanted: Bool,
        _ take: (UsageReport) -> Void
    ) throws(DecodingError) -> Int {
        var hasUndated = false
        var count = 0
        defer { self.hasUndated = hasUndated }
        try decoder.line(bytes, at: 0) { fact, origin in
            guard isWanted, case .usage(var report) = fact else { return }
            if report.at == nil { report.at = origin.at }
            guard report.at != nil else { return hasUndated = true }
            take(report)
            count += 1
        }
        return count
    }

    /// Such a line is passed over.
    static func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
    }
}
