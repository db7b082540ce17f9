extension CodexCounters {
    /// As Codex writes them, in streams and rollouts alike.
    init(_ node: LineNode) {
        self.init(
            input: node["input_tokens"]?.count ?? 0,
            cached: node["cached_input_tokens"]?.count ?? 0,
            cacheWrite: node["cache_write_input_tokens"]?.count ?? 0,
            output: node["output_tokens"]?.count ?? 0,
            reasoning: node["reasoning_output_tokens"]?.count ?? 0
        )
    }
}
