import Control
import Domain

/// The sums that a listener was told, so that only others are told again. Pure.
struct LiveTold {
    private var totals: LiveTotals?
    private var trouble: String?

    mutating func note(_ fact: IndexFact) {
        switch fact {
        case .totals(let told):
            var all = totals ?? told
            (all.day, all.spentToday) = (told.day, told.spentToday)
            all.tasks.merge(told.tasks) { $1 }
            all.runs.merge(told.runs) { $1 }
            totals = all
            trouble = nil
        case .totalsUnknown(let why): (totals, trouble) = (nil, why)
        case .usage(let usage):
            if let day = usage.day { totals?.spentToday = day }
            totals?.tasks[usage.place.task.text] = usage.task
            totals?.runs[usage.place.run.text] = usage.run
        case .ended(let run, _): totals?.runs[run.text] = nil
        case .summary, .event, .tool, .progress, .lagged, .summarized, .unknown: break
        }
    }

    func isNews(_ why: String) -> Bool { trouble != why }

    /// Of these sums what is another than was told; nothing where all of it was.
    func news(in found: LiveTotals) -> LiveTotals? {
        guard let totals else { return found }
        var news = found
        news.areAll = false
        news.tasks = found.tasks.filter { totals.tasks[$0.key] != $0.value }
        news.runs = found.runs.filter { totals.runs[$0.key] != $0.value }
        let isSame = found.day == totals.day && found.spentToday == totals.spentToday
        return isSame && news.tasks.isEmpty && news.runs.isEmpty ? nil : news
    }
}
