import Decoding
import Domain
import Store

/// What an index knows of responses and of the conversations that they are in, for whoever counts on.
struct KnownUsage {
    private let index: Connection
    private let rows: UsageRows

    init(_ index: Connection, _ rows: UsageRows) {
        self.index = index
        self.rows = rows
    }

    /// The row under which the sums of a conversation are kept.
    static func id(ofSumsOf conversation: String) -> Int64 { CallRow.id(ofResponse: "total:\(conversation)") }

    /// Nothing of a response that it does not know.
    func copies(of key: ResponseKey) throws(StoreError) -> ResponseCopies? {
        guard let row = try rows.call(CallRow.id(ofResponse: key.withoutRequest.text)) else { return nil }
        return ResponseCopies(try copies(behind: row))
    }

    func copies(behind row: CallRow) throws(StoreError) -> [UsageReport] {
        guard row.copyCount > 1 else { return [UsageReport(row)] }
        return try rows.copies(of: row.id).map { UsageReport($0) }
    }

    func usage(of conversation: String) throws(StoreError) -> ConversationUsage {
        var usage = ConversationUsage()
        _ = try addSums(of: conversation, to: &usage)
        try addResponses(of: conversation, to: &usage)
        return usage
    }

    /// Adds what an agent told in sum. Answers whether it did.
    func addSums(of conversation: String, to usage: inout ConversationUsage) throws(StoreError) -> Bool {
        let sums = try rows.copies(of: Self.id(ofSumsOf: conversation))
        for row in sums { usage.add(total: UsageReport(row), part: row.request ?? "") }
        return !sums.isEmpty
    }

    /// Adds what was told response by response.
    func addResponses(of conversation: String, to usage: inout ConversationUsage) throws(StoreError) {
        let counted = try index.rows(
            """
            SELECT model, tokens_input, tokens_output, tokens_cached_read, tokens_cached_write_5m,
                tokens_cached_write_1h, web_searches
            FROM conversation_usage WHERE conversation = ?
            """,
            conversation
        ) { row in
            let usage = Usage(
                input: row.integer(1) ?? 0,
                output: row.integer(2) ?? 0,
                cacheRead: row.integer(3) ?? 0,
                cacheWrite5m: row.integer(4) ?? 0,
                cacheWrite1h: row.integer(5) ?? 0
            )
            return (model: row.text(0) ?? "", usage: usage, webSearches: row.integer(6) ?? 0)
        }
        for row in counted { usage.add(row.usage, webSearches: row.webSearches, of: row.model) }
    }
}
