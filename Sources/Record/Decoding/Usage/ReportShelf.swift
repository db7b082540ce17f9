import Domain

/// Keeps what is known of each message id, small: hundreds of thousands stand in memory while months are imported.
/// What many reports share stands here once.
struct ReportShelf {
    private struct MessageID: Hashable {
        let kind: ResponseKey.Kind
        let message: String
    }

    /// What the responses of a conversation mostly have in common.
    private struct Setting: Hashable {
        var conversation: String?
        var model: String?
        var tier: String?
        var region: String?
        var sourceBegan: WallTime?
        var isSidechain = false
    }

    private struct Row {
        static let noTime = Int64.max
        static let noCost = Int64.min
        static let noRow = UInt32.max

        var usage: Usage
        var at: Int64
        var reportedCost: Int64
        var webSearches: Int64
        var reasoning: Int64
        var request: String?
        var setting: UInt32
        /// The row of the next request of the same message: nearly every message has but one.
        var next = Row.noRow
    }

    private var firsts: [MessageID: UInt32] = [:]
    private var rows: [Row] = []
    private var settings: [Setting] = []
    private var settingPlaces: [Setting: UInt32] = [:]

    func copies(of key: ResponseKey) -> ResponseCopies {
        firsts[MessageID(kind: key.kind, message: key.message)].map { copies(of: key, from: $0) } ?? ResponseCopies()
    }

    /// Everything, in no order.
    var all: some Sequence<ResponseCopies> {
        firsts.lazy.map { id, first in copies(of: ResponseKey(kind: id.kind, message: id.message), from: first) }
    }

    /// Puts copies in the place of those that were there, which were no more than these.
    mutating func put(_ copies: ResponseCopies, of key: ResponseKey) {
        let id = MessageID(kind: key.kind, message: key.message)
        var place = firsts[id] ?? Row.noRow
        var before: UInt32?
        for report in copies.reports {
            var row = row(of: report)
            if place == Row.noRow {
                place = UInt32(rows.count)
                rows.append(row)
                if let before { rows[Int(before)].next = place } else { firsts[id] = place }
            } else {
                row.next = rows[Int(place)].next
                rows[Int(place)] = row
            }
            (before, place) = (place, rows[Int(place)].next)
        }
    }

    private func copies(of key: ResponseKey, from first: UInt32) -> ResponseCopies {
        var reports = [report(of: key, at: first)]
        var place = rows[Int(first)].next
        while place != Row.noRow {
            reports.append(report(of: key, at: place))
            place = rows[Int(place)].next
        }
        return ResponseCopies(sorted: reports)
    }

    private func report(of key: ResponseKey, at place: UInt32) -> UsageReport {
        let row = rows[Int(place)]
        let setting = settings[Int(row.setting)]
        return UsageReport(
            response: ResponseKey(kind: key.kind, message: key.message, request: row.request),
            conversation: setting.conversation,
            model: setting.model,
            at: row.at == Row.noTime ? nil : WallTime(nanoseconds: row.at),
            usage: row.usage,
            terms: PriceTerms(
                tier: setting.tier,
                region: setting.region,
                webSearches: row.webSearches,
                reasoning: row.reasoning
            ),
            isSidechain: setting.isSidechain,
            reportedCost: row.reportedCost == Row.noCost ? nil : Money(nanodollars: row.reportedCost),
            sourceBegan: setting.sourceBegan
        )
    }

    private mutating func row(of report: UsageReport) -> Row {
        let setting = Setting(
            conversation: report.conversation,
            model: report.model,
            tier: report.terms.tier,
            region: report.terms.region,
            sourceBegan: report.sourceBegan,
            isSidechain: report.isSidechain
        )
        return Row(
            usage: report.usage,
            at: report.at?.nanoseconds ?? Row.noTime,
            reportedCost: report.reportedCost?.nanodollars ?? Row.noCost,
            webSearches: report.terms.webSearches,
            reasoning: report.terms.reasoning,
            request: report.response?.request,
            setting: place(of: setting)
        )
    }

    private mutating func place(of setting: Setting) -> UInt32 {
        if let place = settingPlaces[setting] { return place }
        let place = UInt32(settings.count)
        settings.append(setting)
        settingPlaces[setting] = place
        return place
    }
}
