import Control
import Domain
import JSON
import Platform
import Queries

/// What tasks have cost so far, and the day, as record and daemon know it. What is not known is left out: nobody waits
/// for it who only wants to know who needs them.
struct LiveSpending {
    var today: Money?
    var dayMax: Money?
    /// Of tasks, with all their runs.
    var tasks: [String: Money] = [:]

    init() {}

    /// - Parameter withDay: where what the day has cost is shown, too.
    init(_ invocation: Invocation, of tasks: [String], withDay: Bool) {
        guard withDay || !tasks.isEmpty else { return }
        Deliberate.ignore(because: "a record that cannot be read is told of by what asks for it alone") {
            () throws(CommandError) in try read(invocation, tasks, withDay: withDay)
        }
        guard withDay else { return }
        let budgets = Deliberate.ignore(because: "an older daemon knows none") { () throws(CommandError) in
            try invocation.askDaemon(.budget).data?["budgets"]?.arrayValue
        }
        let day = (budgets ?? [])?.first { $0["scope"] == "day" && $0["unit"] == "usd" }
        dayMax = (day?["limit"]?.integerValue).map { Money(nanodollars: $0) }
    }

    private mutating func read(
        _ invocation: Invocation,
        _ asked: [String],
        withDay: Bool
    ) throws(CommandError) {
        guard let record = try invocation.recordIfMade(withConversations: false) else { return }
        let calendar = LocalCalendar()
        let now = invocation.clock.now().wall
        let ever = WallTime(nanoseconds: 0)..<now.advanced(by: .seconds(86_400))
        try invocation.asking { () throws(QueriesError) in
            if withDay { today = try record.cost(by: .model, in: calendar.day(around: now), on: calendar).total.cost }
            for task in Set(asked) {
                tasks[task] = try record.cost(by: .model, in: ever, of: task, on: calendar).total.cost
            }
        }
    }

    /// `today $4.12 of $20.00`
    var todayText: String? {
        guard let today, today.nanodollars > 0 || dayMax != nil else { return nil }
        return "today \(BriefMoney.text(today))" + (dayMax.map { " of \(BriefMoney.text($0))" } ?? "")
    }

    func cell(of task: String) -> Cell {
        tasks[task].map { Cell(BriefMoney.text($0), .decimal($0.exactText)) } ?? .none
    }
}
