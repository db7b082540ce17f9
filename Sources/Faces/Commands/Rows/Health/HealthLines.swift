import Domain

/// Health as a terminal shows it: a line for each part, with its sign, its state in words and what there is to add.
enum HealthLines {
    private static let width = 47
    /// Of workers that are well only so many are named.
    private static let workersMax = 20

    static func of(_ health: Health, isColored: Bool) -> [String] {
        var rows = health.parts.map { part in row(label(of: part), part, isColored) }
        rows.insert(workers(health), at: 3)
        rows.insert(
            contentsOf: named(health.workers).map { row("  " + $0.name + ":", $0, isColored, isNarrow: false) },
            at: 4
        )
        if health.workers.count > workersMax, named(health.workers).count < health.workers.count {
            rows.insert(
                Row("  …", "", "and \(health.workers.count - named(health.workers).count) more"),
                at: 4 + workersMax
            )
        }
        return framed(rows, health, isColored)
    }

    private struct Row {
        let plain: String
        let shown: String

        init(_ label: String, _ shownSign: String, _ text: String, plainSign: String? = nil) {
            let start = label + String(repeating: " ", count: max(1, 12 - DisplayWidth.of(label)))
            let plainSign = plainSign ?? shownSign
            plain = start + (plainSign.isEmpty ? "" : plainSign + " ") + text
            shown = start + (shownSign.isEmpty ? "" : shownSign + " ") + text
        }
    }

    /// Those that are not well come first.
    private static func named(_ workers: [HealthPart]) -> [HealthPart] {
        let troubled = workers.filter { $0.light != .green }
        return Array((troubled + workers.filter { $0.light == .green }).prefix(max(workersMax, troubled.count)))
    }

    private static func label(of part: HealthPart) -> String { capitalized(part.name) + ":" }

    private static func row(_ label: String, _ part: HealthPart, _ isColored: Bool, isNarrow: Bool = true) -> Row {
        let detail = part.detail.map { " (\(SafeText.of($0)))" } ?? ""
        let state = SafeText.of(isNarrow ? capitalized(part.state) : part.state)
        let sign = ink(part.light)?.mark(part.light.sign, where: isColored) ?? part.light.sign
        return Row(SafeText.of(label), sign, state + detail, plainSign: part.light.sign)
    }

    private static func workers(_ health: Health) -> Row {
        guard !health.workers.isEmpty else { return Row("Workers:", "", "none at work") }
        return Row("Workers:", "", "\(health.workersHealthy)/\(health.workers.count) healthy")
    }

    private static func framed(_ rows: [Row], _ health: Health, _ isColored: Bool) -> [String] {
        let inner = max(width, (rows.map { DisplayWidth.of($0.plain) + 2 }.max() ?? 0))
        let title = "─ Health: \(health.state.rawValue) "
        let light = health.state.light
        let shown = ink(light)?.mark(title, where: isColored) ?? title
        let top = "╭" + shown + String(repeating: "─", count: max(0, inner - DisplayWidth.of(title))) + "╮"
        let lines = rows.map { row in
            "│ " + row.shown + String(repeating: " ", count: max(0, inner - 1 - DisplayWidth.of(row.plain))) + "│"
        }
        return [top] + lines + ["╰" + String(repeating: "─", count: inner) + "╯"]
    }

    private static func ink(_ light: HealthLight) -> Ink? {
        switch light {
        case .green: .green
        case .yellow: .yellow
        case .red: .red
        case .unknown: .magenta
        case .off: .dim
        }
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
