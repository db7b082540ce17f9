/// All that is known of one message id, as few reports: one for each request that has it, and one for the copies that
/// belong to whichever response there is, since they name no request or stand on a side of the conversation.
///
/// The reports are all that an index needs to keep: read back into another value, they count the same.
package struct ResponseCopies: Hashable, Sendable {
    /// Sorted by request, the one without before all others.
    package private(set) var reports: [UsageReport] = []

    package init() {}

    /// Of a message that only one report was kept of.
    init(only report: UsageReport) { reports = [report] }

    package init(_ reports: some Sequence<UsageReport>) {
        for report in reports { add(report) }
    }

    /// Whether the report said anything new.
    @discardableResult
    package mutating func add(_ report: UsageReport) -> Bool {
        add(normal: report.normal)
    }

    /// The same, of a report that was made normal.
    @discardableResult
    package mutating func add(normal report: UsageReport) -> Bool {
        let request = Self.request(of: report)
        guard request != report.response?.request else { return add(own: report) }
        var report = report
        report.response?.request = request
        return add(own: report)
    }

    /// The request that a report is of, where that is known.
    static func request(of report: UsageReport) -> String? { report.isSidechain ? nil : report.response?.request }

    private mutating func add(own report: UsageReport) -> Bool {
        let place = reports.firstIndex { Self.request($0) >= Self.request(report) } ?? reports.endIndex
        guard place < reports.endIndex, Self.request(reports[place]) == Self.request(report) else {
            reports.insert(report, at: place)
            return true
        }
        return reports[place].join(report)
    }

    /// Each response once: all copies are one, but where several requests have the message id, each is its own, and
    /// the copies without a request belong to the earliest.
    package var counted: [CountedResponse] {
        if reports.count == 1, let key = reports[0].response {
            return [CountedResponse(reports[0], key: key.withoutRequest)]
        }
        let own = reports.filter { $0.response?.request != nil }
        guard let first = own.min(by: { $0.precedes($1) }) ?? reports.first, let key = first.response else { return [] }
        let whole = reports.first { $0.response?.request == nil }.map(first.joined) ?? first
        return [CountedResponse(whole, key: key.withoutRequest)]
            + own.filter { $0 != first }.compactMap { other in other.response.map { CountedResponse(other, key: $0) } }
    }

    private static func request(_ report: UsageReport) -> String { report.response?.request ?? "" }
}
