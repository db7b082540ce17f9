import Domain
import Queries

/// The costs drawn: sums, days as a chart, then what they are of, in as many columns as there is room for.
struct CostView {
    private let screen: CostScreen
    private let area: CellArea
    private let context: TopContext
    private let picture: CostPicture
    private let rows: [CostRow]

    init(_ screen: CostScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
        picture = screen.picture ?? CostPicture()
        rows = screen.rows
    }

    // MARK: - Where things stand

    /// How many tables stand side by side.
    private var tableCount: Int { area.columns >= 110 ? 3 : area.columns >= 76 ? 2 : 1 }

    private var chartRows: Int {
        switch area.rows {
        case ..<14: 0
        case ..<18: 5
        case ..<30: 7
        default: min(14, area.rows / 3)
        }
    }

    private var foot: [CostFoot.Line] { CostFoot.lines(screen, picture, context) }

    private var footRows: Int { min(foot.count, area.rows >= 18 ? 6 : area.rows >= 14 ? 3 : 2) }

    private var tables: CellArea {
        area.without(first: chartRows > 0 ? chartRows + 3 : 2).without(last: footRows > 0 ? footRows + 1 : 0)
    }

    private var main: CellArea {
        switch tableCount {
        case 3: tables.leading(tables.columns * 44 / 100)
        case 2: tables.leading(tables.columns * 56 / 100)
        default: tables
        }
    }

    var listArea: CellArea { main.without(first: 1) }

    // MARK: - Drawing

    func draw(on buffer: inout CellBuffer) {
        drawSums(on: &buffer)
        rule(on: &buffer, row: 1)
        if chartRows > 0 {
            drawChart(on: &buffer, in: area.without(first: 2).first(chartRows))
            rule(on: &buffer, row: chartRows + 2)
        }
        drawMain(on: &buffer)
        let rest = tables.without(leading: main.columns)
        if tableCount == 3 {
            let left = rest.leading(rest.columns * 56 / 100)
            drawModels(on: &buffer, in: divided(left, on: &buffer))
            drawOutcomes(on: &buffer, in: divided(rest.without(leading: left.columns), on: &buffer))
        } else if tableCount == 2 {
            let side = divided(rest, on: &buffer)
            let models = max(
                2,
                min(picture.models.count + 1, side.rows - min(side.rows / 2, picture.outcomes.count + 1))
            )
            drawModels(on: &buffer, in: side.first(models))
            drawOutcomes(on: &buffer, in: side.without(first: models))
        }
        guard footRows > 0 else { return }
        rule(on: &buffer, row: area.rows - footRows - 1)
        for (row, line) in foot.prefix(footRows).enumerated() {
            let place = area.rows - footRows + row
            buffer.write(cut: " \(line.label)", .title, row: place, columns: 10, in: area)
            buffer.write(cut: line.text, line.style, row: place, column: 11, in: area)
        }
    }

    private func rule(on buffer: inout CellBuffer, row: Int) {
        buffer.write(String(repeating: "─", count: area.columns), .dim, row: row, in: area)
    }

    /// What is right of a line at the left edge.
    private func divided(_ area: CellArea, on buffer: inout CellBuffer) -> CellArea {
        for row in 0..<area.rows { buffer.write("│", .dim, row: row, in: area) }
        return area.without(leading: 1)
    }

    // MARK: - Sums and days

    private func drawSums(on buffer: inout CellBuffer) {
        guard screen.picture != nil else {
            let text = screen.failure.map { SafeText.of($0) } ?? "nothing is known of costs yet"
            buffer.write(cut: " " + text, screen.failure == nil ? .dim : .bad, row: 0, in: area)
            return
        }
        var parts = [("TODAY", CostText.of(picture.today) + trend), ("7 DAYS", CostText.of(picture.week))]
        parts.append(("MONTH", CostText.of(picture.month)))
        if let projected = picture.projected { parts.append(("PROJECTED", BriefMoney.text(projected))) }
        parts.append(("BUDGET", budgetText))
        var column = 1
        for (label, text) in parts {
            guard column + CellText.width(of: label) + 1 + CellText.width(of: text) <= area.columns else { return }
            column = buffer.write(label, .title, row: 0, column: column, in: area)
            column = buffer.write(" " + text, .strong, row: 0, column: column, in: area) + (area.columns < 100 ? 2 : 3)
        }
    }

    /// Where there is room: today beside the days before it that had any.
    private var trend: String {
        let before = picture.days.dropLast().map(\.sums.pricedCost.nanodollars).filter { $0 > 0 }
        guard area.columns >= 110, before.count >= 3, picture.today.cost != nil else { return "" }
        let usual = Double(before.reduce(0, +)) / Double(before.count)
        let percent = Int((Double(picture.today.pricedCost.nanodollars) / usual * 100).rounded()) - 100
        return " (\(percent >= 0 ? "+" : "")\(percent)% vs average)"
    }

    private var budgetText: String {
        var parts = screen.budgets.day.map { ["\(CostText.axis($0.nanodollars))/day"] } ?? []
        if let tokens = screen.budgets.dayTokens { parts.append("\(BriefCount.text(tokens)) tokens/day") }
        if let task = screen.budgets.task { parts.append("\(CostText.axis(task.nanodollars))/task") }
        if let run = screen.budgets.run { parts.append("\(CostText.axis(run.nanodollars))/run") }
        return parts.isEmpty ? "none" : parts.joined(separator: " · ")
    }

    private func drawChart(on buffer: inout CellBuffer, in area: CellArea) {
        guard !picture.days.isEmpty else { return }
        let budgets = screen.budgets
        let bars = picture.days.map { day in
            let cost = day.sums.pricedCost
            let style: TextStyle =
                if let most = budgets.day, cost >= most { .bad } else if let most = budgets.dayWarning, cost >= most {
                    .warning
                } else { .accent }
            return BlockChart.Bar(
                cost.nanodollars,
                Digits.padded(day.date.day, to: 2),
                isMore: day.sums.unpriced > 0,
                style
            )
        }
        var chart = BlockChart(bars) { CostText.axis($0) }
        chart.emptyMost = CostText.dollar
        if let most = budgets.day {
            chart.bounds = [BlockChart.Bound(most.nanodollars, "budget of a day", .bad)]
            if area.rows >= 9, let warning = budgets.dayWarning {
                chart.bounds.append(BlockChart.Bound(warning.nanodollars, "warns at \(budgets.warnPercent)%"))
            }
        }
        chart.draw(on: &buffer, in: area)
    }

    // MARK: - Tables

    private func drawMain(on buffer: inout CellBuffer) {
        let name = "BY \(screen.grouping.rawValue.uppercased()) (\(screen.span.title))"
        var columns = [
            Grid.Column(name, 16, isWide: true), Grid.Column("COST", 10, isRight: true),
            Grid.Column("TOKENS", 6, isRight: true, rank: 1), Grid.Column("RUNS", 4, isRight: true, rank: 2),
        ]
        if main.columns >= 52 { columns.append(Grid.Column("SHARE", 5, isRight: true, rank: 3)) }
        if main.columns >= 60 { columns.append(Grid.Column("CACHE", 5, isRight: true, rank: 4)) }
        let grid = Grid(columns, width: main.columns)
        grid.drawTitles(on: &buffer, row: 0, in: main, sortedBy: nil)
        let list = listArea
        guard !rows.isEmpty else { return drawNothing(on: &buffer, in: list) }
        let chosen = screen.list.chosen(in: screen.ids)
        for (line, place) in screen.list.cursor.window(of: screen.ids, rows: list.rows).enumerated() {
            let row = rows[place]
            let fields = [
                Grid.Field(CostText.name(of: row, by: screen.grouping)), cost(row.sums),
                Grid.Field(BriefCount.text(row.sums.usage.sum)), Grid.Field("\(row.sums.runs)"),
                Grid.Field(share(row.sums)), Grid.Field(CostText.cacheShare(row.sums)),
            ]
            grid.draw(fields, on: &buffer, row: line, in: list, isChosen: place == chosen)
        }
    }

    private func cost(_ sums: CostSums) -> Grid.Field {
        Grid.Field(CostText.of(sums), sums.unpriced > 0 ? .warning : .strong)
    }

    private func share(_ sums: CostSums) -> String {
        let whole = picture.total.pricedCost.nanodollars
        guard whole > 0, sums.cost != nil else { return "-" }
        return "\(Int((Double(sums.pricedCost.nanodollars) / Double(whole) * 100).rounded()))%"
    }

    private func drawNothing(on buffer: inout CellBuffer, in list: CellArea) {
        let isFiltered = !screen.list.filter.isEmpty && !(picture.rows.isEmpty)
        let text =
            isFiltered
            ? "none is like that; esc shows all"
            : screen.picture == nil ? "" : "no model has answered in this time"
        buffer.write(cut: text, .dim, row: 0, column: 1, in: list)
    }

    private func drawModels(on buffer: inout CellBuffer, in area: CellArea) {
        var columns = [Grid.Column("BY MODEL", 10, isWide: true), Grid.Column("COST", 9, isRight: true)]
        let isWide = area.columns >= 44
        if isWide { columns += [Grid.Column("IN", 5, isRight: true), Grid.Column("OUT", 5, isRight: true)] }
        columns.append(Grid.Column("CACHED", 6, isRight: true))
        let grid = Grid(columns, width: area.columns)
        grid.drawTitles(on: &buffer, row: 0, in: area)
        let name = grid.places.first?.columns.count ?? 10
        for (line, row) in picture.models.prefix(max(0, area.rows - 1)).enumerated() {
            let usage = row.sums.usage
            var fields = [Grid.Field(CostText.model(row.key ?? "unknown", columns: name)), cost(row.sums)]
            if isWide {
                let read = usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h
                fields += [Grid.Field(BriefCount.text(read)), Grid.Field(BriefCount.text(usage.output))]
            }
            fields.append(Grid.Field(CostText.cacheShare(row.sums)))
            grid.draw(fields, on: &buffer, row: line + 1, in: area)
        }
    }

    private func drawOutcomes(on buffer: inout CellBuffer, in area: CellArea) {
        let grid = Grid(
            [Grid.Column("BY OUTCOME", 12, isWide: true), Grid.Column("COST", 9, isRight: true)],
            width: area.columns
        )
        guard area.rows > 0 else { return }
        grid.drawTitles(on: &buffer, row: 0, in: area)
        for (line, row) in picture.outcomes.prefix(max(0, area.rows - 1)).enumerated() {
            let word = SafeText.of(row.key ?? "unknown")
            let mark = TopInk.mark(ofStatus: word)
            let text = "\(mark.sign) \(word)\(CostFoot.isWasted(word) ? " (wasted)" : "")"
            grid.draw([Grid.Field(text, mark.style), cost(row.sums)], on: &buffer, row: line + 1, in: area)
        }
    }
}
