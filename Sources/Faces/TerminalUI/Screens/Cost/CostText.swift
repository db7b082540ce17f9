import Domain
import Queries

/// Costs as columns have room for them. What has no price is said, and is never $0.
enum CostText {
    static let dollar: Int64 = 1_000_000_000

    /// `$4.12`; `$4.12+?` where some of it has no price; `unpriced` where that is all that is known.
    static func of(_ sums: CostSums) -> String {
        guard let cost = sums.cost, sums.unpriced == 0 || cost != .zero else { return "unpriced" }
        return BriefMoney.text(cost) + (sums.unpriced > 0 ? "+?" : "")
    }

    /// At an axis, where the whole dollars of a scale have no cents, and what is finer than a cent is whole: `$20`,
    /// `$0.50`, `$0.035`.
    static func axis(_ nanodollars: Int64) -> String {
        guard nanodollars > 0 else { return "$0" }
        let money = Money(nanodollars: nanodollars)
        let text = nanodollars % (dollar / 100) == 0 ? BriefMoney.text(money) : "$\(money.exactText)"
        return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
    }

    static func cacheShare(_ sums: CostSums) -> String {
        sums.cacheShare.map { "\(Int(($0 * 100).rounded()))%" } ?? "-"
    }

    static func responses(_ count: Int64) -> String {
        count == 1 ? "1 response" : "\(BriefCount.text(count)) responses"
    }

    /// The title of a task behind its id, and what stands for what is not known.
    static func name(of row: CostRow, by grouping: CostGrouping) -> String {
        let title = row.title.map { " \($0)" } ?? ""
        let unknown = grouping == .worker && row.title != nil ? "imported" : "unknown"
        return SafeText.of((row.key ?? unknown) + title)
    }

    /// `claude-sonnet-4-5-20250929` is `sonnet-4-5` where there is no room for the whole of it.
    static func model(_ name: String, columns: Int) -> String {
        let safe = SafeText.of(name)
        guard CellText.width(of: safe) > columns else { return safe }
        var parts = safe.split(separator: "-", omittingEmptySubsequences: false)
        if parts.count > 2, let last = parts.last, last.utf8.count == 8, Int(last) != nil { parts.removeLast() }
        if parts.count > 1, parts.first == "claude" { parts.removeFirst() }
        return parts.joined(separator: "-")
    }
}
