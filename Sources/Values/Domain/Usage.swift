package import JSON

/// The tokens that one or more model responses took: five counters of which no two count the same token.
package struct Usage: Hashable, Sendable {
    package static let none = Usage()

    /// Read anew by the model, neither from a cache nor into one.
    package var input: Int64
    package var output: Int64
    package var cacheRead: Int64
    /// Written to a cache that lasts five minutes.
    package var cacheWrite5m: Int64
    /// Written to a cache that lasts an hour.
    package var cacheWrite1h: Int64

    package init(
        input: Int64 = 0,
        output: Int64 = 0,
        cacheRead: Int64 = 0,
        cacheWrite5m: Int64 = 0,
        cacheWrite1h: Int64 = 0
    ) {
        self.input = input
        self.output = output
        self.cacheRead = cacheRead
        self.cacheWrite5m = cacheWrite5m
        self.cacheWrite1h = cacheWrite1h
    }

    package init(json object: JSONObject) throws(FieldError) {
        let fields = Fields(object)
        input = try fields.required("input", .count)
        output = try fields.required("output", .count)
        cacheRead = try fields.required("cache_read", .count)
        cacheWrite5m = try fields.required("cache_write_5m", .count)
        cacheWrite1h = try fields.required("cache_write_1h", .count)
    }

    package var json: JSONObject {
        [
            "input": .integer(input),
            "output": .integer(output),
            "cache_read": .integer(cacheRead),
            "cache_write_5m": .integer(cacheWrite5m),
            "cache_write_1h": .integer(cacheWrite1h),
        ]
    }

    /// All tokens. Counts come from agents: what would overflow stays at the largest number.
    package var sum: Int64 {
        [output, cacheRead, cacheWrite5m, cacheWrite1h].reduce(input, Self.saturatingSum)
    }

    /// Both together, counter by counter.
    package func plus(_ other: Usage) -> Usage {
        Usage(
            input: Self.saturatingSum(input, other.input),
            output: Self.saturatingSum(output, other.output),
            cacheRead: Self.saturatingSum(cacheRead, other.cacheRead),
            cacheWrite5m: Self.saturatingSum(cacheWrite5m, other.cacheWrite5m),
            cacheWrite1h: Self.saturatingSum(cacheWrite1h, other.cacheWrite1h)
        )
    }

    private static func saturatingSum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflowed) = left.addingReportingOverflow(right)
        return overflowed ? (right < 0 ? .min : .max) : sum
    }
}
