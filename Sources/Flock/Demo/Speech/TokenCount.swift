import JSON

/// What a response took, or several together.
struct TokenCount: Hashable {
    var input: Int64 = 0
    var output: Int64 = 0
    var cacheRead: Int64 = 0
    var cacheWrite: Int64 = 0

    static func + (left: TokenCount, right: TokenCount) -> TokenCount {
        TokenCount(
            input: left.input &+ right.input,
            output: left.output &+ right.output,
            cacheRead: left.cacheRead &+ right.cacheRead,
            cacheWrite: left.cacheWrite &+ right.cacheWrite
        )
    }

    /// As the provider writes it in a response.
    ///
    /// - Parameter output: what it says of the output; at the start of a response that is not known yet.
    func usage(output: Int64) -> JSONObject {
        [
            "input_tokens": .integer(input), "cache_creation_input_tokens": .integer(cacheWrite),
            "cache_read_input_tokens": .integer(cacheRead),
            "cache_creation": [
                "ephemeral_5m_input_tokens": .integer(cacheWrite), "ephemeral_1h_input_tokens": .integer(0),
            ],
            "service_tier": "standard", "output_tokens": .integer(output),
        ]
    }

    /// As Claude Code sums it up for a model.
    func sum(model: String) -> JSONObject {
        var object: JSONObject = [
            "inputTokens": .integer(input), "outputTokens": .integer(output), "thinkingTokens": .integer(0),
            "cacheReadInputTokens": .integer(cacheRead), "cacheCreationInputTokens": .integer(cacheWrite),
            "cacheCreationEphemeral5mInputTokens": .integer(cacheWrite),
            "cacheCreationEphemeral1hInputTokens": .integer(0), "webSearchRequests": .integer(0),
        ]
        if let cost = cost(model: model) { object.append("costUSD", .decimal(cost)) }
        object.append("canonicalModel", .string(model))
        object.append("costBasis", cost(model: model) == nil ? "unknown" : "list")
        return object
    }

    /// In dollars; nil for a model whose price it does not know.
    func cost(model: String) -> String? {
        guard model.hasPrefix("claude-sonnet-4-5") else { return nil }
        // Three dollars a million for the input, fifteen for the output, the cache at a tenth and at five quarters.
        let nanodollars = input &* 3_000 &+ output &* 15_000 &+ cacheRead &* 300 &+ cacheWrite &* 3_750
        let fraction = String(nanodollars % 1_000_000_000)
        return "\(nanodollars / 1_000_000_000).\(String(repeating: "0", count: 9 - fraction.count))\(fraction)"
    }
}
