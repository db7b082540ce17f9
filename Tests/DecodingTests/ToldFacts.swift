import Decoding
import Domain

/// The facts that a decoder told of some lines, sorted by what they are.
struct ToldFacts {
    private(set) var all: [(fact: Fact, origin: LineOrigin)] = []
    private(set) var lines = 0
    private(set) var errors: [(line: Int, error: DecodingError)] = []

    /// Decodes lines as they stand in a file. One that cannot be decoded is noted.
    init(_ bytes: [UInt8], by decoder: inout some LineDecoder) {
        var offset = 0
        for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map(Array.init) {
            defer { offset += line.count + 1 }
            guard offset + line.count < bytes.count || !line.isEmpty else { continue }
            lines += 1
            do throws(DecodingError) {
                try decoder.line(line, at: Int64(offset)) { all.append(($0, $1)) }
            } catch {
                errors.append((lines, error))
            }
        }
    }

    static func transcript(
        _ lines: String...,
        detail: DecodingDetail = .everything,
        markers: MarkerPrefixes = .none
    ) -> ToldFacts {
        var decoder = ClaudeTranscriptDecoder(DecodingPlan(detail: detail, markers: markers))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    static func stream(_ lines: String..., detail: DecodingDetail = .everything) -> ToldFacts {
        var decoder = ClaudeStreamDecoder(DecodingPlan(detail: detail))
        return ToldFacts(Array(lines.joined(separator: "\n").utf8), by: &decoder)
    }

    var facts: [Fact] { all.map(\.fact) }

    func gather<Value>(_ value: (Fact) -> Value?) -> [Value] { all.compactMap { value($0.fact) } }

    var messages: [Message] { gather { if case .message(let told) = $0 { told } else { nil } } }
    var blocks: [Block] { gather { if case .block(let told) = $0 { told } else { nil } } }
    var calls: [ToolCall] { blocks.compactMap { if case .toolCall(let told) = $0.content { told } else { nil } } }
    var results: [ToolResult] { blocks.compactMap { if case .toolResult(let told) = $0.content { told } else { nil } } }
    var reports: [UsageReport] { gather { if case .usage(let told) = $0 { told } else { nil } } }
    var usages: [UsageReport] { reports.filter { $0.scope == .response } }
    var sums: [UsageReport] { reports.filter { $0.scope != .response } }
    var ends: [TurnEnd] { gather { if case .turnEnded(let told) = $0 { told } else { nil } } }
    var conversations: [Conversation] { gather { if case .conversation(let told) = $0 { told } else { nil } } }
    var permissions: [Permission] { gather { if case .permission(let told) = $0 { told } else { nil } } }
    var subagents: [Subagent] { gather { if case .subagent(let told) = $0 { told } else { nil } } }
    var retries: [Retry] { gather { if case .retry(let told) = $0 { told } else { nil } } }
    var compactions: [Compaction] { gather { if case .compaction(let told) = $0 { told } else { nil } } }
    var firstTokens: [FirstToken] { gather { if case .firstToken(let told) = $0 { told } else { nil } } }
    var titles: [Title] { gather { if case .title(let told) = $0 { told } else { nil } } }
    var markers: [Marker] { gather { if case .marker(let told) = $0 { told } else { nil } } }
    var rateLimits: [RateLimit] { gather { if case .rateLimit(let told) = $0 { told } else { nil } } }
    var unknown: [String] { gather { if case .unknown(let told) = $0 { told } else { nil } } }

    var total: Usage { Self.total(reports) }

    static func total(_ reports: [UsageReport]) -> Usage {
        var tally = UsageTally()
        for report in reports { tally.record(report) }
        return tally.total.usage
    }
}
