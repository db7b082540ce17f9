package import Domain

extension Usage {
    /// Of each counter the greater.
    func highest(_ other: Usage) -> Usage {
        Usage(
            input: max(input, other.input),
            output: max(output, other.output),
            cacheRead: max(cacheRead, other.cacheRead),
            cacheWrite5m: max(cacheWrite5m, other.cacheWrite5m),
            cacheWrite1h: max(cacheWrite1h, other.cacheWrite1h)
        )
    }

    /// Counter by counter, below zero where the other is greater: for taking from a sum what was added to it.
    package func minus(_ other: Usage) -> Usage {
        plus(
            Usage(
                input: -other.input,
                output: -other.output,
                cacheRead: -other.cacheRead,
                cacheWrite5m: -other.cacheWrite5m,
                cacheWrite1h: -other.cacheWrite1h
            )
        )
    }

    /// What is left of a total when the known parts are taken away. No counter is below zero, and all together are no
    /// more than the total is ahead of the parts: where the parts hold more of one counter, the total was split in
    /// another way and the excess is taken from the others.
    func remainder(after known: Usage) -> Usage {
        var rest = minus(known).highest(.none)
        var excess = rest.sum - max(0, sum - max(0, known.sum))
        for counter in [\Usage.cacheRead, \.input, \.cacheWrite5m, \.cacheWrite1h, \.output] {
            let taken = min(excess, rest[keyPath: counter])
            rest[keyPath: counter] -= taken
            excess -= taken
        }
        return rest
    }

    /// All that the model was given: what decides by which prices a long prompt is charged.
    package var prompt: Int64 { sum - output }
}
