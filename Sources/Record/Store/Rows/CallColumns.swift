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

    /// In the order of the names.
    static func bind(_ call: CallRow, to row: inout Bindings) {
        row.add(call.id)
        row.add(call.worker)
        row.add(call.at)
        row.add(call.model)
        row.add(call.provider)
        row.add(call.usage.input)
        row.add(call.usage.output)
        row.add(call.usage.cacheRead)
        row.add(call.usage.cacheWrite5m)
        row.add(call.usage.cacheWrite1h)
        row.add(call.estimatedCost)
        row.add(call.actualCost)
        row.add(call.firstTokenMilliseconds)
        row.add(call.durationMilliseconds)
        row.add(call.tokensPerSecond)
        row.add(call.isSuccess)
        row.add(call.errorMessage)
        row.add(call.errorCode)
        bindOrigin(of: call, to: &row)
    }

    private static func bindOrigin(of call: CallRow, to row: inout Bindings) {
        row.add(call.response)
        row.add(call.request)
        row.add(call.conversation)
        row.add(call.tier)
        row.add(call.region)
        row.add(call.webSearches)
        row.add(call.isSidechain)
        row.add(call.keyKind)
        row.add(call.reasoningTokens)
        row.add(call.unpricedReason)
        row.add(call.sourceBegan)
        row.add(call.isLive)
        row.add(call.copyCount)
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
