import Control
import Domain
import Queries

/// What was spent: day by day, on what, with which models, what came of it, and how far the budgets are used.
package struct CostScreen: TopScreen {
    package let title = "Cost"
    package let tab = TopTab.cost

    var list = TopList()
    var span = CostSpan.today
    var grouping = CostGrouping.task
    var picture: CostPicture?
    var budgets = BudgetPicture()
    var failure: String?

    package init() {}

    package var questions: [TopQuestion] { [.costs(span, by: grouping), .budgets] }

    package var note: String {
        [span.title, "by \(grouping.rawValue)", list.note].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    package var isTyping: Bool { list.isTyping }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {
        switch (answer, question) {
        // An answer about another time came too late.
        case (.costs(let picture), .costs(span, grouping)): (self.picture, failure) = (picture, nil)
        case (.budgets(let budgets), .budgets): self.budgets = budgets
        case (.failed(let why), .costs): failure = why
        default: break
        }
    }

    /// As they are shown; of days the newest first.
    var rows: [CostRow] {
        let all = picture?.rows ?? []
        let wanted = all.filter { row in
            list.filter.wants([(grouping.rawValue, row.key ?? "unknown"), ("title", row.title ?? "")])
        }
        return grouping == .day ? wanted.reversed() : wanted
    }

    static func id(_ row: CostRow) -> String { "\(row.key ?? "")\u{1F}\(row.title ?? "")" }

    var ids: [String] { rows.map(Self.id) }

    var chosen: CostRow? {
        let rows = rows
        return list.chosen(in: rows.map(Self.id)).map { rows[$0] }
    }

    // MARK: - Keys

    package static let keys: [KeyRow<CostScreen>] = [
        KeyRow([.character("t")], "today", "what today has cost") { screen, _ in screen.show(.today) },
        KeyRow([.character("7")], "week", "the last seven days") { screen, _ in screen.show(.week) },
        KeyRow([.character("F")], "fortnight", "the last fourteen days", isHidden: true) { screen, _ in
            screen.show(.fortnight)
        },
        KeyRow([.character("m")], "month", "the last thirty days") { screen, _ in screen.show(.month) },
        KeyRow([.character("g")], "group by", "by task, model, worker, day, agent, outcome") { screen, _ in
            let all = CostGrouping.allCases
            let place = all.firstIndex(of: screen.grouping) ?? 0
            screen.grouping = all[(place + 1) % all.count]
            screen.forget()
            return []
        },
        KeyRow([.enter], "drill", "into the task that is chosen") { screen, _ in screen.drill() },
        KeyRow([.character("b")], "budget", "set what this day may cost", isAct: true) { screen, _ in
            screen.askBudget()
        },
        KeyRow([.character("x")], "export", "these rows as CSV, in a pager") { screen, context in
            [.lend(screen.exportWords(context))]
        },
        KeyRow([.character("B")], "budgets", "all budgets and what is held by them, in a pager", isHidden: true) {
            _,
            _ in
            [.lend(["budget"])]
        },
        KeyRow([.character("/")], "filter", "only some: word, !not, ~fzzy, key=value") { screen, _ in
            screen.list.beginTyping()
            return []
        },
    ]

    private mutating func show(_ span: CostSpan) -> [TopWish] {
        guard self.span != span else { return [] }
        self.span = span
        forget()
        return []
    }

    /// Days, sums and budgets are still right; the rows are of something else.
    private mutating func forget() {
        list = TopList()
        picture?.rows = []
        picture?.models = []
        picture?.outcomes = []
    }

    private func drill() -> [TopWish] {
        guard grouping == .task else { return [.tell("g groups by task, and ↵ goes into one")] }
        guard let task = chosen?.key else { return [.tell("there is no task to look at")] }
        return [.open(WorkerScreen(run: "", task: task))]
    }

    private func askBudget() -> [TopWish] {
        let hint =
            "In dollars, such as 20. It holds until the day is over; for every day: budget.day_usd in the settings."
        return [
            .ask(
                TextQuestion("What may this day cost?", hint: hint) { text in
                    let amount = text.filter { $0 != "$" && $0 != " " }
                    guard Self.isAmount(amount) else {
                        return amount.isEmpty ? [] : [.tell("\(text) is no amount of dollars")]
                    }
                    return [.act(TopAct(.budget, ["day", amount], as: ["budget", "set", "day", amount]))]
                }
            )
        ]
    }

    /// Digits with at most one point; the daemon has the last word.
    private static func isAmount(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.contains { !$0.isEmpty }
            && parts.allSatisfy { $0.utf8.allSatisfy(Digits.isDigit) }
    }

    private func exportWords(_ context: TopContext) -> [String] {
        let today = context.civil(context.now).date.daysSinceEpoch
        let first = CivilDate(daysSinceEpoch: today - span.dayCount + 1)
        return ["cost", "--since", "\(first)", "--by", grouping.rawValue, "-o", "csv"]
    }

    package mutating func press(other key: Key, _ context: TopContext) -> Bool { list.press(key, in: ids) }

    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] {
        let isAgain = list.click(act, rows: CostView(self, in: area, context).listArea, in: ids)
        return isAgain && grouping == .task ? drill() : []
    }

    package mutating func saw(_ area: CellArea, _ context: TopContext) {
        list.saw(rows: CostView(self, in: area, context).listArea.rows, of: ids)
    }

    package func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext) {
        CostView(self, in: area, context).draw(on: &buffer)
    }
}
