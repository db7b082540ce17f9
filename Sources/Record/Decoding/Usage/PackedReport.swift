import Domain

/// A report as a tally keeps it, small: hundreds of thousands stand in memory while months are imported. What many
/// reports share stands once in `PackedReport.Words`.
struct PackedReport {
    private static let noTime = Int64.max
    private static let noCost = Int64.min

    private let usage: Usage
    private let at: Int64
    private let sourceBegan: Int64
    private let reportedCost: Int64
    private let webSearches: Int64
    private let reasoning: Int64
    private let request: String?
    private let conversation: UInt32
    private let model: UInt32
    private let tier: UInt32
    private let region: UInt32
    private let isSidechain: Bool

    init(_ report: UsageReport, words: inout Words) {
        usage = report.usage
        at = report.at?.nanoseconds ?? Self.noTime
        sourceBegan = report.sourceBegan?.nanoseconds ?? Self.noTime
        reportedCost = report.reportedCost?.nanodollars ?? Self.noCost
        webSearches = report.terms.webSearches
        reasoning = report.terms.reasoning
        request = report.response?.request
        conversation = words.place(of: report.conversation)
        model = words.place(of: report.model)
        tier = words.place(of: report.terms.tier)
        region = words.place(of: report.terms.region)
        isSidechain = report.isSidechain
    }

    func report(of key: ResponseKey, words: Words) -> UsageReport {
        UsageReport(
            response: ResponseKey(kind: key.kind, message: key.message, request: request),
            conversation: words[conversation],
            model: words[model],
            at: at == Self.noTime ? nil : WallTime(nanoseconds: at),
            usage: usage,
            terms: PriceTerms(
                tier: words[tier],
                region: words[region],
                webSearches: webSearches,
                reasoning: reasoning
            ),
            isSidechain: isSidechain,
            reportedCost: reportedCost == Self.noCost ? nil : Money(nanodollars: reportedCost),
            sourceBegan: sourceBegan == Self.noTime ? nil : WallTime(nanoseconds: sourceBegan)
        )
    }

    /// The texts that many reports have in common.
    struct Words {
        private var texts: [String?] = [nil]
        private var places: [String: UInt32] = [:]

        subscript(place: UInt32) -> String? { texts[Int(place)] }

        mutating func place(of text: String?) -> UInt32 {
            guard let text else { return 0 }
            if let place = places[text] { return place }
            let place = UInt32(texts.count)
            texts.append(text)
            places[text] = place
            return place
        }
    }
}
