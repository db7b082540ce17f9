import Decoding
import Domain
import Store

/// Counts what an import would add to what the index has: each response once over all files, and beyond what is known
/// of it. The rules are those of `CallCounting`; nothing is written, and the index is asked at the end.
struct PreviewCounting {
    private let responses = ResponseTable()
    private var sums: [String: ConversationUsage] = [:]

    mutating func record(_ report: UsageReport, from source: UsageSource) {
        var report = report
        if report.source == nil { report.source = source }
        switch UsageEntry(report) {
        case .none: break
        case .response(let report, let key): responses.add(report, key)
        case .total(let report, let part, let conversation):
            sums[conversation, default: ConversationUsage()].add(total: report, part: part)
        }
    }

    /// What all of it comes to beside an index, or where there is none by itself.
    mutating func total(beside index: Connection?, _ pricing: Pricing) throws(StoreError) -> PreviewTotal {
        let known: KnownUsage? =
            if let index { KnownUsage(index, try UsageRows(index)) } else { nil }
        var settling = PreviewSettling(known, told: sums, pricing)
        try responses.each { (key, copies) throws(StoreError) in try settling.settle(copies, of: key) }
        return try settling.finish()
    }
}
