import Decoding

/// What the lines of one transcript say of model responses, line by line.
struct UsageLines {
    private var decoder: any LineDecoder
    private let parser: LineParser
    /// Whether the line that was read last tells of a response and not when it was.
    private(set) var hasUndated = false

    init(_ format: TranscriptFormat, _ parser: LineParser) {
        decoder = SourceFormat(format).decoder(DecodingPlan(parser: parser, detail: .usage))
        self.parser = parser
    }

    mutating func read(
        _ bytes: UnsafeRawBufferPointer,
        _ take: (UsageReport) -> Void
    ) throws(DecodingError) {
        hasUndated = false
        guard let first = bytes.first, let last = bytes.last else { return }
        if first != UInt8(ascii: "{") || last != UInt8(ascii: "}") {
            guard !Self.isBlank(bytes) else { return }
            // It is an object all the same where there are blanks around it.
            _ = try parser.object(bytes)
        }
        var hasUndated = false
        defer { self.hasUndated = hasUndated }
        try decoder.line(bytes, at: 0) { fact, origin in
            guard case .usage(var report) = fact else { return }
            if report.at == nil { report.at = origin.at }
            if report.at == nil { hasUndated = true } else { take(report) }
        }
    }

    /// Such a line is passed over.
    static func isBlank(_ line: UnsafeRawBufferPointer) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
    }
}
