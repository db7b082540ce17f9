import Domain
import Queries

/// What a run has taken, drawn: two charts, some lines, two tables.
struct StatsView {
    private let screen: StatsScreen
    private let area: CellArea
    private let context: TopContext
    private let picture: SpeedPicture

    init(_ screen: StatsScreen, in area: CellArea, _ context: TopContext) {
        self.screen = screen
        self.area = area
        self.context = context
        picture = screen.picture
    }

    private var isWide: Bool { area.columns >= 76 }

    private var chartRows: Int {
        switch area.rows {
        case ..<14: 0
        case ..<24: 6
        default: min(14, area.rows / 3)
        }
    }

    func draw(on buffer: inout CellBuffer) {
        guard screen.isTold, screen.failure == nil else {
            let text = screen.failure.map { SafeText.of($0) } ?? "nothing is known of it yet"
            buffer.write(cut: " " + text, screen.failure == nil ? .dim : .bad, row: 0, in: area)
            return
        }
        guard !picture.responses.isEmpty || !picture.uses.isEmpty else {
            buffer.write(cut: " no model has answered in this run, and it has used no tool", .dim, row: 0, in: area)
            return
        }
        if chartRows > 0 { drawCharts(on: &buffer) }
        var rest = chartRows > 0 ? area.without(first: chartRows + 2) : area
        for (row, line) in lines.enumerated() where row < rest.rows {
            buffer.write(cut: " \(line.label)", .title, row: row, columns: 11, in: rest)
            buffer.write(cut: line.text, line.style, row: row, column: 12, in: rest)
        }
        rest = rest.without(first: lines.count + 1)
        if isWide {
            let left = rest.leading(rest.columns / 2)
            drawTools(on: &buffer, in: left)
            drawModels(on: &buffer, in: rest.without(leading: left.columns + 1))
        } else {
            let models = min(picture.models.count + 1, rest.rows / 2)
            drawTools(on: &buffer, in: rest.without(last: models))
            drawModels(on: &buffer, in: rest.last(models))
        }
    }

    // MARK: - Pace

    private func drawCharts(on buffer: inout CellBuffer) {
        let half = isWide ? area.columns / 2 : area.columns
        let pace = RunPace(picture.responses, stepsMax: max(4, half - 12))
        buffer.write(cut: " TOKENS / \(pace.name)", .title, row: 0, columns: half, in: area)
        let tokens = pace.steps.map { BlockChart.Bar($0.tokens, context.brief($0.at)) }
        draw(tokens, on: &buffer, in: area.leading(half)) { BriefCount.text($0) }
        let right = isWide ? area.without(leading: half) : area
        buffer.write(right: "this run \(whole)", .strong, row: 0, column: 0, columns: right.columns - 1, in: right)
        guard isWide else { return }
        buffer.write(cut: " COST / \(pace.name)", .title, row: 0, columns: 20, in: right)
        let costs = pace.steps.map { BlockChart.Bar($0.nanodollars, context.brief($0.at), isMore: $0.isMore, .good) }
        draw(costs, on: &buffer, in: right) { CostText.axis($0) }
    }

    private func draw(
        _ bars: [BlockChart.Bar],
        on buffer: inout CellBuffer,
        in area: CellArea,
        text: @escaping @Sendable (Int64) -> String
    ) {
        var chart = BlockChart(bars, text: text)
        chart.isDense = true
        chart.emptyMost = CostText.dollar
        chart.draw(on: &buffer, in: area.without(first: 1).first(chartRows))
    }

    /// What all of it has cost, as far as prices are known.
    private var whole: String {
        let unpriced = picture.responses.count { $0.cost == nil }
        if unpriced == picture.responses.count { return unpriced == 0 ? "used no model" : "unpriced" }
        let nanodollars = picture.responses.reduce(Int64(0)) { $0 + ($1.cost?.nanodollars ?? 0) }
        return BriefMoney.text(Money(nanodollars: nanodollars)) + (unpriced > 0 ? "+?" : "")
    }

    // MARK: - Lines

    private struct Line {
        let label: String
        let text: String
        var style = TextStyle.plain
    }

    private var lines: [Line] {
        var lines = [responses]
        var times: [String] = []
        if let spread = picture.firstToken { times.append("first token \(Self.spread(spread))") }
        if let spread = picture.answer { times.append("answer \(Self.spread(spread))") }
        if let spread = picture.tokensPerSecond { times.append("\(Int(spread.median.rounded())) tokens/s p50") }
        if !times.isEmpty { lines.append(Line(label: "TIMES", text: times.joined(separator: "   "))) }
        if let lack = picture.lack { lines.append(Line(label: "TOOLS", text: SafeText.of(lack), style: .warning)) }
        return lines
    }

    private var responses: Line {
        let count = picture.responses.count
        let failed = picture.errors.reduce(0) { $0 + $1.count }
        let errors = picture.errors.prefix(3).map { "\(SafeText.of($0.code)) ×\($0.count)" }.joined(separator: ", ")
        let text = "\(count)\(picture.hasMore ? "+" : "")   ok \(count - failed)   failed \(failed)"
        return Line(
            label: "RESPONSES",
            text: errors.isEmpty ? text : "\(text) (\(errors))",
            style: failed > 0 ? .warning : .plain
        )
    }

    private static func spread(_ spread: Spread) -> String { "p50 \(took(spread.median)) p95 \(took(spread.p95))" }

    /// `120ms`, `3.9s`, `6m12s`
    static func took(_ milliseconds: Double) -> String {
        guard milliseconds.isFinite, milliseconds >= 1 else { return "0s" }
        if milliseconds < 1_000 { return "\(Int(milliseconds))ms" }
        guard milliseconds >= 60_000 else { return "\((milliseconds / 100).rounded() / 10)s" }
        return TopAge.long(.milliseconds(Int64(min(milliseconds, 1e15))))
    }

    // MARK: - Tables

    private func drawTools(on buffer: inout CellBuffer, in area: CellArea) {
        let columns = [
            Grid.Column("TOOL", 8, isWide: true), Grid.Column("CALLS", 5, isRight: true),
            Grid.Column("FAIL", 4, isRight: true), Grid.Column("TIME", 7, isRight: true),
            Grid.Column("p95", 6, isRight: true),
        ]
        let grid = Grid(columns, width: area.columns)
        guard area.rows > 0 else { return }
        grid.drawTitles(on: &buffer, row: 0, in: area)
        let tools = picture.tools
        let room = max(0, area.rows - 1)
        let shown = tools.count > room ? max(0, room - 1) : tools.count
        for (row, tool) in tools.prefix(shown).enumerated() {
            let spread = Spread(tool.milliseconds)
            let fields = [
                Grid.Field(SafeText.of(tool.name)), Grid.Field("\(tool.calls)"),
                Grid.Field("\(tool.failures)", tool.failures > 0 ? .bad : .dim),
                Grid.Field(spread == nil ? "-" : Self.took(tool.whole)),
                Grid.Field(spread.map { Self.took($0.p95) } ?? "-"),
            ]
            grid.draw(fields, on: &buffer, row: row + 1, in: area)
        }
        guard shown < tools.count, room > 0 else { return }
        buffer.write(cut: " … \(tools.count - shown) more", .dim, row: shown + 1, in: area)
    }

    private func drawModels(on buffer: inout CellBuffer, in area: CellArea) {
        let columns = [
            Grid.Column("MODEL", 10, isWide: true), Grid.Column("CALLS", 5, isRight: true),
            Grid.Column("TOKENS", 6, isRight: true), Grid.Column("COST", 9, isRight: true),
        ]
        let grid = Grid(columns, width: area.columns)
        guard area.rows > 0 else { return }
        grid.drawTitles(on: &buffer, row: 0, in: area)
        let name = grid.places.first?.columns.count ?? 10
        for (row, model) in picture.models.prefix(max(0, area.rows - 1)).enumerated() {
            let cost = BriefMoney.text(Money(nanodollars: model.nanodollars)) + (model.unpriced > 0 ? "+?" : "")
            let fields = [
                Grid.Field(CostText.model(model.name, columns: name)), Grid.Field("\(model.responses)"),
                Grid.Field(BriefCount.text(model.tokens)),
                Grid.Field(
                    model.unpriced == model.responses ? "unpriced" : cost,
                    model.unpriced > 0 ? .warning : .plain
                ),
            ]
            grid.draw(fields, on: &buffer, row: row + 1, in: area)
        }
    }
}
