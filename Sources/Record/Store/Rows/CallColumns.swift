import Domain

/// The columns of a model response, in the two tables that have them.
enum CallColumns {
    private static let names = [
        "call_id", "worker_id", "timestamp", "model", "provider", "tokens_input", "tokens_output",
        "tokens_cached_read", "tokens_cached_write_5m", "tokens_cached_write_1h", "estimated_cost_nanodollars",
        "actual_cost_nanodollars", "time_to_first_token_ms", "duration_ms", "tokens_per_second", "success",
        "error_message", "error_code", "response", "request", "conversation", "tier", "region", "web_searches",
        "is_sidechain", "key_kind", "tokens_reasoning", "unpriced_reason", "source_began", "is_live", "copy_count",
    ]

    static func insert(into table: String) -> String {
        let places = names.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table)(\(names.joined(separator: ", "))) VALUES(\(places))"
    }

    static func replace(in table: String) -> String {
        let changes = names.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return insert(into: table) + " ON CONFLICT(call_id) DO UPDATE SET \(changes)"
    }

    static func select(from table: String) -> String { "SELECT \(names.joined(separator: ", ")) FROM \(table)" }

    static func values(of call: CallRow) -> [Value] {
        [
            .integer(call.id), .text(call.worker), .text(call.at.iso), .text(call.model), .text(call.provider),
            .integer(call.usage.input), .integer(call.usage.output), .integer(call.usage.cacheRead),
            .integer(call.usage.cacheWrite5m), .integer(call.usage.cacheWrite1h),
            .integer(call.estimatedCost?.nanodollars), .integer(call.actualCost?.nanodollars),
            .real(call.firstTokenMilliseconds), .real(call.durationMilliseconds), .real(call.tokensPerSecond),
            .integer(call.isSuccess ? 1 : 0), .text(call.errorMessage), .text(call.errorCode), .text(call.response),
            .text(call.request), .text(call.conversation), .text(call.tier), .text(call.region),
            .integer(call.webSearches), .integer(call.isSidechain ? 1 : 0), .text(call.keyKind),
            .integer(call.reasoningTokens), .text(call.unpricedReason), .text(call.sourceBegan?.iso),
            .integer(call.isLive ? 1 : 0), .integer(call.copyCount),
        ]
    }

    static func call(in row: borrowing Row) -> CallRow {
        let usage = Usage(
            input: row.integer(5) ?? 0,
            output: row.integer(6) ?? 0,
            cacheRead: row.integer(7) ?? 0,
            cacheWrite5m: row.integer(8) ?? 0,
            cacheWrite1h: row.integer(9) ?? 0
        )
        var call = CallRow(
            id: row.integer(0) ?? 0,
            worker: row.text(1) ?? "",
            at: time(row.text(2)) ?? WallTime(nanoseconds: 0),
            model: row.text(3) ?? "",
            usage: usage
        )
        call.provider = row.text(4)
        call.estimatedCost = row.integer(10).map { Money(nanodollars: $0) }
        call.actualCost = row.integer(11).map { Money(nanodollars: $0) }
        call.firstTokenMilliseconds = row.real(12)
        call.durationMilliseconds = row.real(13)
        call.isSuccess = row.bool(15) ?? true
        call.errorMessage = row.text(16)
        call.errorCode = row.text(17)
        call.response = row.text(18)
        call.request = row.text(19)
        call.conversation = row.text(20)
        call.tier = row.text(21)
        call.region = row.text(22)
        call.webSearches = row.integer(23) ?? 0
        call.isSidechain = row.bool(24) ?? false
        call.keyKind = row.text(25) ?? ""
        call.reasoningTokens = row.integer(26) ?? 0
        call.unpricedReason = row.text(27)
        call.sourceBegan = time(row.text(28))
        call.isLive = row.bool(29) ?? false
        call.copyCount = row.integer(30) ?? 1
        return call
    }

    static func time(_ text: String?) -> WallTime? {
        guard let text else { return nil }
        return Deliberate.ignore(because: "a time that cannot be read is one that nobody knows") {
            () throws(TimeError) in try WallTime(iso: text)
        }
    }
}

extension Value {
    static func integer(_ number: Int64?) -> Value { number.map { .integer($0) } ?? .null }
    static func real(_ number: Double?) -> Value { number.map { .real($0) } ?? .null }
    static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
}
