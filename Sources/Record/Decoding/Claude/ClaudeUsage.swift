import Domain

/// The counters of Claude's `usage` objects. Input, output, cache reads and cache writes share no token.
struct ClaudeUsage {
    /// What was written to a cache, but not said to which, stands as written to the one of five minutes.
    let usage: Usage
    let terms: PriceTerms
    private let saysWhichCache: Bool

    /// As the provider writes it, in messages, stream events and results.
    init(_ node: LineNode) {
        let writes = node["cache_creation"]
        usage = Usage(
            input: node["input_tokens"]?.count ?? 0,
            output: node["output_tokens"]?.count ?? 0,
            cacheRead: node["cache_read_input_tokens"]?.count ?? 0,
            cacheWrite5m: Self.shortWrites(
                of: node["cache_creation_input_tokens"]?.count ?? 0,
                short: writes?["ephemeral_5m_input_tokens"]?.count ?? 0,
                long: writes?["ephemeral_1h_input_tokens"]?.count ?? 0
            ),
            cacheWrite1h: writes?["ephemeral_1h_input_tokens"]?.count ?? 0
        )
        saysWhichCache = writes != nil
        let isFast = node["speed"]?.says("fast") == true
        terms = PriceTerms(
            tier: isFast ? "fast" : node["service_tier"]?.word,
            region: node["inference_geo"]?.word,
            webSearches: node["server_tool_use"]?["web_search_requests"]?.count ?? 0
        )
    }

    /// As the agent sums it up for each model at the end of a turn.
    init(sum node: LineNode) {
        let long = node["cacheCreationEphemeral1hInputTokens"]?.count ?? 0
        usage = Usage(
            input: node["inputTokens"]?.count ?? 0,
            output: node["outputTokens"]?.count ?? 0,
            cacheRead: node["cacheReadInputTokens"]?.count ?? 0,
            cacheWrite5m: Self.shortWrites(
                of: node["cacheCreationInputTokens"]?.count ?? 0,
                short: node["cacheCreationEphemeral5mInputTokens"]?.count ?? 0,
                long: long
            ),
            cacheWrite1h: long
        )
        saysWhichCache =
            node["cacheCreationEphemeral5mInputTokens"] ?? node["cacheCreationEphemeral1hInputTokens"] != nil
        terms = PriceTerms(webSearches: node["webSearchRequests"]?.count ?? 0)
    }

    /// Where it does not say to which cache was written, what is known of the same responses says so: else what stands
    /// in one counter here and in another there would count in both.
    func usage(cachesAsIn known: Usage) -> Usage {
        guard !saysWhichCache else { return usage }
        var usage = usage
        usage.cacheWrite1h = min(usage.cacheWrite5m, known.cacheWrite1h)
        usage.cacheWrite5m -= usage.cacheWrite1h
        return usage
    }

    private static func shortWrites(of all: Int64, short: Int64, long: Int64) -> Int64 { max(short, all - long) }
}
