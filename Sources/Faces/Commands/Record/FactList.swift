import Domain
import JSON

/// What is known of one thing: a line for each fact that has a title, and one object with all of them.
struct FactList {
    private var facts: [(key: String, title: String, cell: Cell)] = []
    private let noun: String

    init(of noun: String) { self.noun = noun }

    /// - Parameter title: what people are told it by; empty for what is for programs alone.
    mutating func add(_ key: String, _ title: String, _ cell: Cell) { facts.append((key, title, cell)) }

    var table: Table {
        var table = Table(of: noun, isSingle: true, facts.map { Column($0.key, title: $0.key.uppercased()) })
        table.append(facts.map(\.cell))
        return table
    }

    var lines: [String] {
        let shown = facts.filter { !$0.title.isEmpty && $0.cell.value != .null && !$0.cell.text.isEmpty }
        let columns = shown.map { DisplayWidth.of($0.title) }.max() ?? 0
        return shown.map { DisplayWidth.pad($0.title, to: columns) + "  " + SafeText.of($0.cell.text) }
    }

    func show(on console: Console, as format: OutputFormat) throws(CommandError) {
        guard format == .table else { return try console.show(table, as: format) }
        for line in lines { try console.line(line) }
    }
}
