import Decoding
import Domain
import Store

extension CallRow {
    /// What stands in the place of a time that nobody tells.
    static let unknownTime = WallTime(nanoseconds: 0)

    /// `id` is its number where that is known by then.
    init(_ counted: CountedResponse, cost: Cost, id: Int64? = nil) {
        self.init(
            id: id ?? CallRow.id(ofResponse: counted.key.text),
            key: counted.key,
            source: counted.source,
            at: counted.at,
            model: counted.model,
            usage: counted.usage
        )
        provider = counted.model.flatMap(ModelName.maker)
        estimatedCost = cost.computed
        unpricedReason = cost.reason?.description
        actualCost = counted.reportedCost
        set(counted.firstTokenAfter, counted.duration)
        conversation = counted.conversation
        set(counted.terms)
        isSidechain = counted.isSidechain
    }

    /// A report as it is kept behind a response, or behind the sums of a conversation.
    init(copy report: UsageReport, of id: Int64) {
        let key = report.response ?? ResponseKey(kind: .remainder, message: "")
        self.init(id: id, key: key, source: report.source, at: report.at, model: report.model, usage: report.usage)
        if case .total(let part) = report.scope { request = part }
        actualCost = report.reportedCost
        set(report.firstTokenAfter, report.duration)
        conversation = report.conversation
        set(report.terms)
        isSidechain = report.isSidechain
    }

    private init(id: Int64, key: ResponseKey, source: UsageSource?, at: WallTime?, model: String?, usage: Usage) {
        self.init(id: id, worker: source?.run ?? "", at: at ?? Self.unknownTime, model: model ?? "", usage: usage)
        keyKind = key.kind.rawValue
        response = key.message
        request = key.request
        isLive = source?.isLive ?? false
        sourceBegan = source?.began
    }

    private mutating func set(_ firstToken: Duration?, _ duration: Duration?) {
        firstTokenMilliseconds = firstToken.map { $0 / .milliseconds(1) }
        durationMilliseconds = duration.map { $0 / .milliseconds(1) }
    }

    private mutating func set(_ terms: PriceTerms) {
        tier = terms.tier
        region = terms.region
        webSearches = terms.webSearches
        reasoningTokens = terms.reasoning
    }
}
