/// The rows of all benchmarks, and how they are shown.
struct BenchTable {
    private static let titles = ["what", "ours", "anchor", "ratio", "bar", ""]

    private var rows: [[String]] = []
    private(set) var fallsShort = false

    /// A measure of ours beside that of an anchor: the smaller the better, and no more than so many times as large.
    mutating func add(_ what: String, _ ours: Quantity, beside anchor: Quantity, of name: String, ratioMax: Double) {
        let ratio = ours.value / anchor.value
        add(
            [what, "\(ours)", "\(anchor)  \(name)", Self.rounded(ratio), "≤ \(Self.rounded(ratioMax))"],
            ratio <= ratioMax
        )
    }

    /// A measure of ours that stands for itself. It is shown, and fails nothing: machines differ.
    mutating func add(_ what: String, _ ours: Quantity, most: Quantity, beside anchor: String) {
        let judgement = ours.value <= most.value ? "holds" : "falls short"
        rows.append([what, "\(ours)", anchor, "", "≤ \(most) †", judgement])
    }

    /// A count that must not be higher, whatever the machine.
    mutating func require(_ what: String, _ ours: Quantity, most: Quantity, beside anchor: String) {
        add([what, "\(ours)", anchor, "", "≤ \(most)"], ours.value <= most.value)
    }

    /// What did not come out as it must, whatever it took.
    mutating func fail(_ what: String, _ ours: String, beside anchor: String) {
        add([what, ours, anchor, "", "equal"], false)
    }

    /// What is only reported.
    mutating func add(_ what: String, _ ours: Quantity, beside anchor: String) {
        rows.append([what, "\(ours)", anchor, "", "", "†"])
    }

    mutating func skip(_ what: String, without program: String) {
        rows.append([what, "", "", "", "", "skipped: \(program) is missing"])
    }

    var text: String {
        let all = [Self.titles] + rows
        let widths = Self.titles.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let lines = all.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        return (lines + ["† absolute: shown, and no pass or fail by itself"]).joined(separator: "\n") + "\n"
    }

    private mutating func add(_ cells: [String], _ holds: Bool) {
        rows.append(cells + [holds ? "holds" : "falls short"])
        if !holds { fallsShort = true }
    }

    private static func rounded(_ number: Double) -> String { Quantity(number, "").description }
}
