package import Domain

/// The counters of one message of the Gemini CLI: what came from a cache is part of the input, while thoughts are
/// beside the output and what tools put into the prompt is beside the input.
package struct GeminiUsage: Hashable, Sendable {
    package var input: Int64
    package var cached: Int64
    package var output: Int64
    package var thoughts: Int64
    package var tool: Int64

    package init(input: Int64, cached: Int64 = 0, output: Int64, thoughts: Int64 = 0, tool: Int64 = 0) {
        self.input = input
        self.cached = cached
        self.output = output
        self.thoughts = thoughts
        self.tool = tool
    }

    package var usage: Usage {
        let read = min(max(0, cached), max(0, input))
        return Usage(input: max(0, input) - read, output: output, cacheRead: read)
            .plus(Usage(input: tool, output: thoughts))
    }
}
