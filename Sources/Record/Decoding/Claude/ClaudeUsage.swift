import Domain

/// The counters of Claude's `usage` objects. Input, output, cache reads and cache writes share no token.
struct ClaudeUsage {
    let usage: Usage
    let terms: PriceTerms

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
        terms = PriceTerms(webSearches: node["webSearchRequests"]?.count ?? 0)
    }

    /// What was written to a cache, but not said to which, was written to the one of five minutes.
    private static func shortWrites(of all: Int64, short: Int64, long: Int64) -> Int64 { max(short, all - long) }
}
