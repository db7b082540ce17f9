import Domain
import JSON
import Queries

/// What takes room, as rows for people and for programs.
struct SpaceTable {
    private let report: SpaceReport

    init(_ report: SpaceReport) { self.report = report }

    /// Every kind, also where there is nothing of it.
    var exact: Table { table(of: SpaceKind.allCases.map { ($0.rawValue, report[$0], report.archivable($0)) }) }

    /// What there is, the largest first, and the total in the last line.
    var brief: Table {
        let kinds = SpaceKind.allCases.filter { report[$0].files > 0 || report[$0].unreadable > 0 }
            .sorted { report[$0].bytes > report[$1].bytes }
        let rows = kinds.map { (Self.words(for: $0), report[$0], report.archivable($0)) }
        return table(of: rows + [("Total", report.total, report.archivable)])
    }

    private func table(of rows: [(name: String, sum: FileSum, archivable: FileSum)]) -> Table {
        var table = Table(
            of: "space",
            [
                Column("what", title: "WHAT"), Column("bytes", title: "SIZE", .number),
                Column("files", title: "FILES", .number), Column("archivableBytes", title: "ARCHIVABLE", .number),
                Column("share", title: "SHARE"),
            ]
        )
        let whole = report.total.bytes
        for row in rows {
            let share = row.name == "Total" ? "" : ShareBar.text(row.sum.bytes, of: whole) ?? ""
            table.append([
                .text(row.name), Self.bytes(row.sum.bytes),
                Cell(BriefCount.text(row.sum.files), .integer(row.sum.files)),
                row.archivable.bytes > 0 ? Self.bytes(row.archivable.bytes) : Cell("-", .integer(0)),
                Cell(share, whole > 0 ? JSONValue(Double(row.sum.bytes) / Double(whole)) : .null),
            ])
        }
        return table
    }

    private static func bytes(_ count: Int64) -> Cell { Cell("\(ByteCount(bytes: count))", .integer(count)) }

    private static func words(for kind: SpaceKind) -> String {
        switch kind {
        case .output: "standard output of runs"
        case .errorOutput: "standard error of runs"
        case .checkpoints: "checkpoints of runs"
        case .otherOfRuns: "other files of runs"
        case .sessions: "sessions"
        case .imports: "imports"
        case .archive: "archive"
        case .quarantine: "quarantine"
        case .worktrees: "worktrees"
        case .index: "index"
        case .conversations: "conversations"
        case .other: "everything else"
        }
    }
}
