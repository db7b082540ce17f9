import Domain
import Queries

/// What is to be said of costs in words, what matters most first.
enum CostFoot {
    struct Line: Hashable {
        let label: String
        let text: String
        var style = TextStyle.plain
    }

    /// Whether what it cost has brought nothing.
    static func isWasted(_ outcome: String) -> Bool { outcome == "failed" || outcome == "lost" }

    static func lines(_ screen: CostScreen, _ picture: CostPicture, _ context: TopContext) -> [Line] {
        guard screen.picture != nil else { return [] }
        return [
            screen.failure.map { Line(label: "RECORD", text: SafeText.of($0), style: .bad) },
            burn(screen.budgets, picture, context), unpriced(picture), waste(picture), guards(screen.budgets),
            reported(picture),
        ].compactMap { $0 }
    }

    private static func burn(_ budgets: BudgetPicture, _ picture: CostPicture, _ context: TopContext) -> Line {
        let hour = picture.lastHour
        guard hour.responses > 0 else { return Line(label: "BURN", text: "nothing in the last hour", style: .dim) }
        var text = "\(CostText.of(hour)) in the last hour"
        var style = TextStyle.plain
        if let most = budgets.day {
            let name = CostText.axis(most.nanodollars)
            if picture.today.pricedCost >= most {
                (text, style) = ("\(text); the \(name) of the day are used up", .bad)
            } else if let then = picture.reaches(most, now: context.now) {
                text += " → reaches \(name) at \(context.brief(then))"
                style = .warning
            } else {
                text += "; stays below \(name) today"
            }
        }
        return Line(label: "BURN", text: text, style: style)
    }

    private static func unpriced(_ picture: CostPicture) -> Line? {
        let models = picture.unpricedModels
        guard !models.isEmpty else { return nil }
        let names = models.map { "\(SafeText.of($0.model)) (\(CostText.responses($0.responses)))" }
        let text = "\(names.joined(separator: ", ")): in no sum; roost prices check"
        return Line(label: "UNPRICED", text: text, style: .warning)
    }

    private static func waste(_ picture: CostPicture) -> Line? {
        let wasted = picture.outcomes.filter { isWasted($0.key ?? "") }
        let runs = wasted.reduce(0) { $0 + $1.sums.runs }
        guard runs > 0 else { return nil }
        let cost = wasted.reduce(Int64(0)) { $0 + $1.sums.pricedCost.nanodollars }
        let isMore = wasted.contains { $0.sums.unpriced > 0 }
        let whole = picture.total.pricedCost.nanodollars
        let share = whole > 0 ? ", \(Int((Double(cost) / Double(whole) * 100).rounded()))% of all" : ""
        let count = runs == 1 ? "1 run that failed" : "\(runs) runs that failed"
        return Line(
            label: "WASTE",
            text: "\(count): \(BriefMoney.text(Money(nanodollars: cost)))\(isMore ? "+?" : "")\(share)"
        )
    }

    private static func guards(_ budgets: BudgetPicture) -> Line? {
        guard budgets.day != nil || budgets.dayTokens != nil || budgets.task != nil || budgets.run != nil else {
            return Line(label: "GUARDS", text: "no budget holds anything back: b sets that of the day", style: .dim)
        }
        let then =
            switch budgets.atLimit {
            case "stop": "and runs are stopped"
            case "pause": "and runs are paused"
            case "finish": "and runs may finish"
            default: ""
            }
        return Line(
            label: "GUARDS",
            text: "● \(budgets.warnPercent)% warns   ● 100% starts nothing new \(then)",
            style: .dim
        )
    }

    private static func reported(_ picture: CostPicture) -> Line? {
        let (total, reported) = (picture.total, picture.total.reported)
        guard total.responses > 0 else { return nil }
        guard reported.responses > 0 else {
            return Line(label: "SOURCE", text: "all computed from prices; agents report none", style: .dim)
        }
        let share = Int((Double(reported.responses) / Double(total.responses) * 100).rounded())
        let drift = BriefMoney.difference(reported.drift)
        let text = "agents report \(BriefMoney.text(reported.cost)) for \(share)% of responses, drift \(drift)"
        return Line(label: "SOURCE", text: text, style: .dim)
    }
}
