package import Domain

/// The counters of one step of opencode, of which no two count the same token: reasoning is not in the output, and the
/// cache not in the input.
package struct OpenCodeUsage: Hashable, Sendable {
    package var input: Int64
    package var output: Int64
    package var reasoning: Int64
    package var cacheRead: Int64
    package var cacheWrite: Int64

    package init(input: Int64, output: Int64, reasoning: Int64 = 0, cacheRead: Int64 = 0, cacheWrite: Int64 = 0) {
        self.input = input
        self.output = output
        self.reasoning = reasoning
        self.cacheRead = cacheRead
        self.cacheWrite = cacheWrite
    }

    package var usage: Usage {
        Usage(input: input, output: output, cacheRead: cacheRead, cacheWrite5m: cacheWrite)
            .plus(Usage(output: reasoning))
    }
}
