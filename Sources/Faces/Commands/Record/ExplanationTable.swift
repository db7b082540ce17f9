import JSON
import Queries

/// An explanation as rows: what is known, each step, and what is not known.
struct ExplanationTable {
    private(set) var table = Table(
        of: "why",
        [
            Column("at", title: "AT"), Column("kind", title: "KIND"), Column("name", title: "WHAT"),
            Column("run", title: "RUN"), Column("text", title: "TEXT", .prose),
            Column("notes", title: "BECAUSE", .prose), Column("count", title: "TIMES", .number),
            Column("lastAt", title: "UNTIL"),
        ]
    )

    init(_ explanation: Explanation, _ moments: MomentText) {
        append("subject", "", explanation.title)
        for fact in explanation.facts { append("fact", fact.label, fact.text) }
        for step in explanation.steps {
            let notes = JSONObject(step.notes.map { ($0.label, JSONValue.string($0.text)) })
            table.append([
                moments.cell(step.entry.at), .text(step.entry.kind.rawValue), .text(step.entry.name),
                .optional(step.entry.run), .text(step.entry.text), Cell(PlainValue.fields(notes), .object(notes)),
                .integer(step.count), moments.cell(step.lastAt),
            ])
        }
        for unknown in explanation.unknowns { append("unknown", "", unknown) }
    }

    private mutating func append(_ kind: String, _ name: String, _ text: String) {
        table.append([.none, .text(kind), .text(name), .none, .text(text), .none, .none, .none])
    }
}
