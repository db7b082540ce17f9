import Decoding
import Domain
import Store

extension UsageReport {
    /// What a row was made of. Of the sum of a conversation the request is the part.
    init(_ row: CallRow) {
        let kind = ResponseKey.Kind(rawValue: row.keyKind) ?? .content
        let isTotal = kind == .remainder
        let key = ResponseKey(kind: kind, message: row.response ?? "", request: row.request)
        self.init(
            response: isTotal ? nil : key,
            conversation: row.conversation,
            model: row.model.isEmpty ? nil : row.model,
            at: row.at == CallRow.unknownTime ? nil : row.at,
            usage: row.usage,
            scope: isTotal ? .total(part: row.request ?? "") : .response,
            terms: PriceTerms(
                tier: row.tier,
                region: row.region,
                webSearches: row.webSearches,
                reasoning: row.reasoningTokens
            ),
            isSidechain: row.isSidechain,
            reportedCost: row.actualCost,
            firstTokenAfter: row.firstTokenMilliseconds.map(Self.duration),
            duration: row.durationMilliseconds.map(Self.duration),
            source: UsageSource(run: row.worker, isLive: row.isLive, began: row.sourceBegan)
        )
    }

    /// Whole nanoseconds, so that it is the same duration again.
    private static func duration(_ milliseconds: Double) -> Duration {
        .nanoseconds(Int64((milliseconds * 1_000_000).rounded()))
    }
}
