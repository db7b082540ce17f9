import CSimdjson

/// How much of a line is read before it is refused, so that no agent's line exhausts memory or stack.
package enum LineLimits {
    package static let depthMax = Int(ROOST_JSON_DEPTH_MAX)
    package static let bytesMax = Int(ROOST_JSON_BYTES_MAX)
    /// Brackets, commas, colons, keys and values.
    package static let tokensMax = Int(ROOST_JSON_TOKENS_MAX)
}
