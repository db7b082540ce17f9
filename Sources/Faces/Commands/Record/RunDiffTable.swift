import JSON
import Queries

/// Two runs side by side, as rows.
struct RunDiffTable {
    private(set) var table = Table(
        of: "run_diff",
        [
            Column("part", title: "PART"), Column("name", title: "NAME"), Column("differs", title: "≠"),
            Column("first", title: "A", .prose), Column("second", title: "B", .prose),
        ]
    )
    private let isDifferingOnly: Bool

    init(_ difference: RunDifference, isDifferingOnly: Bool = false) {
        self.isDifferingOnly = isDifferingOnly
        for fact in difference.facts { append("run", fact.key, fact.first, fact.second) }
        for use in difference.tools { append("tool", use.tool, "\(use.first)", "\(use.second)") }
        append(difference.parting)
        for file in difference.files.files { append("file", file.path, nil, file.change) }
        if difference.files.hasMore { append("file", "and more", nil, nil) }
        if let unknown = difference.files.unknown { note("file", "not known: \(unknown)") }
    }

    private mutating func append(_ parting: Parting) {
        switch parting {
        case .at(let same, let first, let second):
            note("said", "the first \(same) \(same == 1 ? "part is" : "parts are") the same")
            append("said", "then", first?.line ?? "nothing more", second?.line ?? "nothing more")
        case .nowhere(let same, let isWhole):
            note("said", isWhole ? "all \(same) parts are the same" : "the first \(same) parts are the same")
        case .unknown(let why): note("said", "not known: \(why)")
        }
    }

    private mutating func append(_ part: String, _ name: String, _ first: String?, _ second: String?) {
        let differs = first != second
        guard differs || !isDifferingOnly else { return }
        table.append([
            .text(part), .text(name), Cell(differs ? "≠" : "", .bool(differs)), .optional(first), .optional(second),
        ])
    }

    private mutating func note(_ part: String, _ text: String) {
        table.append([.text(part), Cell("", .null), Cell("", .null), .text(text), Cell("", .null)])
    }
}
