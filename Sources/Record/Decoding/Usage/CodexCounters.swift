package import Domain

/// The counters of Codex, of which some are parts of others: what was read from a cache and written to one is part of
/// the input, and reasoning is part of the output.
package struct CodexCounters: Hashable, Sendable {
    package var input: Int64
    package var cached: Int64
    package var cacheWrite: Int64
    package var output: Int64
    package var reasoning: Int64

    package init(
        input: Int64 = 0,
        cached: Int64 = 0,
        cacheWrite: Int64 = 0,
        output: Int64 = 0,
        reasoning: Int64 = 0
    ) {
        self.input = input
        self.cached = cached
        self.cacheWrite = cacheWrite
        self.output = output
        self.reasoning = reasoning
    }

    /// The same tokens in counters that share none. A part is never taken for more than its whole.
    package var usage: Usage {
        let whole = max(0, input)
        let read = min(max(0, cached), whole)
        let written = min(max(0, cacheWrite), whole - read)
        return Usage(input: whole - read - written, output: max(0, output), cacheRead: read, cacheWrite5m: written)
    }

    /// Counter by counter, or nothing where one of them fell: then the thread's history was rewritten.
    func since(_ earlier: CodexCounters) -> CodexCounters? {
        let rest = CodexCounters(
            input: input &- earlier.input,
            cached: cached &- earlier.cached,
            cacheWrite: cacheWrite &- earlier.cacheWrite,
            output: output &- earlier.output,
            reasoning: reasoning &- earlier.reasoning
        )
        return rest.all.allSatisfy { $0 >= 0 } ? rest : nil
    }

    func plus(_ other: CodexCounters) -> CodexCounters {
        CodexCounters(
            input: input &+ other.input,
            cached: cached &+ other.cached,
            cacheWrite: cacheWrite &+ other.cacheWrite,
            output: output &+ other.output,
            reasoning: reasoning &+ other.reasoning
        )
    }

    /// For the key of a response: within a thread, no two responses leave the same counters behind.
    var text: String { all.map(String.init).joined(separator: ",") }

    private var all: [Int64] { [input, cached, cacheWrite, output, reasoning] }
}
