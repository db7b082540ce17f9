import JSON
import Queries

/// What happened to a task, as rows.
struct TimelineTable {
    private(set) var table: Table
    private let moments: MomentText
    private let hasDetails: Bool

    init(_ moments: MomentText, hasDetails: Bool) {
        self.moments = moments
        self.hasDetails = hasDetails
        let details = hasDetails ? [Column("details", title: "DETAILS", .prose)] : []
        table = Table(
            of: "timeline",
            [
                Column("at", title: "AT"), Column("kind", title: "KIND"), Column("name", title: "WHAT"),
                Column("run", title: "RUN"), Column("text", title: "TEXT", .prose),
                Column("tookMs", title: "TOOK", .number), Column("costUsd", title: "COST", .number),
                Column("ok", title: "OK"), Column("decision", title: "DECISION"),
            ] + details
        )
    }

    mutating func add(_ entry: TimelineEntry) {
        let details = hasDetails ? [Cell(PlainValue.fields(entry.details), .object(entry.details))] : []
        table.append(
            [
                moments.cell(entry.at), Cell(StoryText.word(entry.kind), .string(entry.kind.rawValue)),
                .text(entry.name), .optional(entry.run), .text(entry.text),
                .json(entry.details["durationMs"] ?? .null), .json(entry.details["costUsd"] ?? .null),
                .json(entry.isSuccess.map(JSONValue.bool) ?? .null), .json(entry.details["decision"] ?? .null),
            ] + details
        )
    }
}
