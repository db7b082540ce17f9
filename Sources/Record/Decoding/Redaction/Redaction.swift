package import Domain

/// Where a secret stands, and by what it was recognised.
package struct Redaction: Hashable, Sendable {
    package var range: Range<Int>
    package let rule: RedactionRule

    package init(_ range: Range<Int>, _ rule: RedactionRule) {
        self.range = range
        self.rule = rule
    }

    /// In their order, those that overlap made one; what the run's own values tell goes before what a form tells.
    static func merged(_ redactions: [Redaction]) -> [Redaction] {
        guard redactions.count > 1 else { return redactions }
        var merged: [Redaction] = []
        for next in redactions.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let last = merged.last, next.range.lowerBound < last.range.upperBound else {
                merged.append(next)
                continue
            }
            let end = max(last.range.upperBound, next.range.upperBound)
            let rule = next.rule == .secret ? next.rule : last.rule
            merged[merged.count - 1] = Redaction(last.range.lowerBound..<end, rule)
        }
        return merged
    }
}
