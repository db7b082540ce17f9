/// The table of `ARCHITECTURE.md` that says which target may import which others, and whose a C library is.
struct EdgeTable: Sendable {
    struct Row: Sendable {
        let target: String
        /// Whether the target is there already, and not only designed.
        let isBuilt: Bool
        let imports: Set<String>
        let libraries: Set<String>
    }

    static let path = "ARCHITECTURE.md"
    static let heading = "| target | what lives there | may import (ours) | C |"

    /// What "any but the views" leaves out.
    static let views: Set<String> = ["Commands", "TerminalUI", "Dashboard"]

    /// A small table for the samples of the rules.
    static let sample = """
        # Architecture

        \(heading)
        |---|---|---|---|
        | `JSON` | values | – | – |
        | `Domain` | values | – | – |
        | `Platform` | the system | Domain | CPlatform |
        | `Commands` | a view | Domain, JSON, Platform | – |
        | `TestSupport` | for tests | any but the views | – |
        """

    let rows: [Row]

    init(_ document: TextFile?) {
        guard let document else {
            rows = []
            return
        }
        let lines = document.lines.indices.map { document.text(ofLine: $0 + 1) }
        let table = lines.drop { $0 != Self.heading }.dropFirst(2).prefix { $0.hasPrefix("|") }
        let cells = table.map { $0.split(separator: "|").map(Self.trimmed) }.filter { $0.count == 4 }
        let targets = Set(cells.map { Self.trimmed($0[0]) })
        rows = cells.map { cells in
            Row(
                target: Self.trimmed(cells[0]),
                isBuilt: !cells[1].hasPrefix("not built yet"),
                imports: cells[2] == "any but the views"
                    ? targets.subtracting(Self.views) : Self.names(in: cells[2]),
                libraries: Self.names(in: cells[3])
            )
        }
    }

    func row(_ target: String) -> Row? { rows.first { $0.target == target } }

    /// All that a target is built of: itself, what it may import, and what those may.
    func closure(of target: String) -> Set<String> {
        var reached: Set<String> = []
        var open = [target]
        while let next = open.popLast() {
            if reached.insert(next).inserted { open += row(next)?.imports ?? [] }
        }
        return reached
    }

    private static func names(in cell: String) -> Set<String> {
        Set(cell.split(separator: ",").map(trimmed).filter { !$0.isEmpty })
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while let first = text.first, " `–".contains(first) { text.removeFirst() }
        while let last = text.last, " `–".contains(last) { text.removeLast() }
        return String(text)
    }
}
