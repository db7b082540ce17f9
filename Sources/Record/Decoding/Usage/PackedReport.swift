import Domain

/// A report of one response in a third of its room, with numbers for its words. What it says of how long the response
/// took is left out: no count and no cost comes of it.
struct PackedReport {
    /// Where its texts begin among those of all.
    let message: UInt32
    let request: UInt32?
    let kind: ResponseKey.Kind
    private let isSidechain: Bool
    private let isLive: Bool
    private let conversation: UInt32
    private let model: UInt32
    private let tier: UInt32
    private let region: UInt32
    private let run: UInt32
    private let at: WallTime?
    private let began: WallTime?
    private let usage: Usage
    private let webSearches: Int64
    private let reasoning: Int64
    private let reportedCost: Money?

    /// `message` and `request` are the places of the texts of its key.
    init(_ report: UsageReport, _ kind: ResponseKey.Kind, message: UInt32, request: UInt32?, _ words: inout Words) {
        self.message = message
        self.request = request
        self.kind = kind
        isSidechain = report.isSidechain
        isLive = report.source?.isLive ?? false
        conversation = words.conversations.number(of: report.conversation)
        model = words.models.number(of: report.model)
        tier = words.tiers.number(of: report.terms.tier)
        region = words.regions.number(of: report.terms.region)
        run = words.runs.number(of: report.source?.run)
        at = report.at
        began = report.source?.began
        usage = report.usage
        webSearches = report.terms.webSearches
        reasoning = report.terms.reasoning
        reportedCost = report.reportedCost
    }

    func report(_ key: ResponseKey, _ words: Words) -> UsageReport {
        UsageReport(
            response: key,
            conversation: words.conversations.word(of: conversation),
            model: words.models.word(of: model),
            at: at,
            usage: usage,
            terms: PriceTerms(
                tier: words.tiers.word(of: tier),
                region: words.regions.word(of: region),
                webSearches: webSearches,
                reasoning: reasoning
            ),
            isSidechain: isSidechain,
            reportedCost: reportedCost,
            source: words.runs.word(of: run).map { UsageSource(run: $0, isLive: isLive, began: began) }
        )
    }

    /// The words that reports have in common. Each kind of them has numbers of its own, of which the latest is at hand.
    struct Words {
        var conversations = WordNumbers()
        var models = WordNumbers()
        var tiers = WordNumbers()
        var regions = WordNumbers()
        var runs = WordNumbers()
    }
}
