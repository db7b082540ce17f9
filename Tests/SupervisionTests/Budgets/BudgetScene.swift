import Control
import Domain
import Platform
import Testing

@testable import Supervision

/// Budgets, and what an index would tell them.
struct BudgetScene {
    static let dollar: Int64 = 1_000_000_000

    var budgets: Budgets
    var now = MonotonicTime(nanoseconds: 0)
    var wall = WallTime(nanoseconds: 1_795_222_383_000_000_000)
    let calendar: LocalCalendar
    private(set) var actions: [BudgetAction] = []

    init(
        _ memory: BudgetMemory = BudgetMemory(),
        calendar: LocalCalendar = .utc,
        at wall: WallTime? = nil,
        _ alter: (inout BudgetLimits) -> Void = { _ in }
    ) {
        if let wall { self.wall = wall }
        self.calendar = calendar
        budgets = Budgets(memory, day: calendar.day(around: self.wall), at: now)
        var limits = BudgetLimits()
        alter(&limits)
        take(budgets.limitsChanged(limits))
    }

    /// One that has been told that nothing was spent.
    static func known(_ alter: (inout BudgetLimits) -> Void = { _ in }) -> BudgetScene {
        var scene = BudgetScene(alter)
        scene.totals()
        _ = scene.answers()
        return scene
    }

    private init(_ alter: (inout BudgetLimits) -> Void) { self.init(BudgetMemory(), alter) }

    mutating func take(_ actions: [BudgetAction]) { self.actions += actions }

    /// What followed since it was asked last.
    mutating func answers() -> [BudgetAction] {
        defer { actions = [] }
        return actions
    }

    mutating func told() -> [BudgetNews] {
        answers().compactMap { if case .tell(let news) = $0 { news } else { nil } }
    }

    static func spent(_ dollars: Double, tokens: Int64 = 0, responses: Int64 = 1, unpriced: Int64 = 0) -> Spending {
        var spending = Spending()
        spending.nanodollars = Int64((dollars * Double(dollar)).rounded())
        spending.tokens.input = tokens
        spending.responses = responses
        spending.unpriced = unpriced
        return spending
    }

    mutating func totals(day: Spending = .none, tasks: [String: Spending] = [:], areAll: Bool = true) {
        var totals = LiveTotals(day: calendar.day(around: wall), spentToday: day)
        totals.tasks = tasks
        totals.areAll = areAll
        take(budgets.heard(.totals(totals), at: now))
    }

    mutating func begin(
        _ run: String,
        of task: String,
        own: BudgetLimit = .none,
        pausedBy: PauseReason? = nil
    ) throws {
        let by = pausedBy.map { Term.known($0) }
        take(budgets.runBegan(try RunID(run), of: try TaskID(task), own: own, pausedBy: by))
    }

    mutating func pause(_ run: String, by reason: PauseReason?) throws {
        take(budgets.pauseChanged(try RunID(run), by: reason.map { .known($0) }))
    }

    /// A response of the run: what the run, its task and the day have spent with it.
    mutating func spend(
        _ run: String,
        of task: String,
        _ spent: Spending,
        task taskSpent: Spending? = nil,
        day: Spending? = nil
    ) throws {
        let place = LivePlace(run: try RunID(run), task: try TaskID(task), channel: .stdout, offset: 0, at: wall)
        var usage = LiveUsage(place)
        (usage.run, usage.task, usage.day) = (spent, taskSpent ?? spent, day ?? spent)
        take(budgets.heard(.usage(usage), at: now))
    }

    mutating func pass(_ duration: Duration) {
        now = now.advanced(by: duration)
        wall = wall + duration
        take(budgets.ticked(wall: wall, at: now, day: calendar.day(around: wall)))
    }
}

extension [BudgetAction] {
    var words: [String] {
        map { action in
            switch action {
            case .tell(let news): "\(news.scope.text) \(news.level.rawValue) \(news.consequence.rawValue)"
            case .hold(let held, _, let isFull): "hold \(held.text)\(isFull ? "" : " unknown")"
            case .free(let held): "free \(held.text)"
            case .stop(let run, let stop): "stop \(run) \(stop.scope)"
            case .pause(let run, let stop): "pause \(run) \(stop.scope)"
            case .resume(let run): "resume \(run)"
            case .remember: "remember"
            }
        }
    }
}
