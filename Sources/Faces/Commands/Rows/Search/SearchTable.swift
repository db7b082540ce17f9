import Domain
import JSON
import Platform
import Queries

/// What was found as rows, for people and for programs.
struct SearchTable {
    private let calendar: LocalCalendar?

    /// Without a calendar times are shown in UTC.
    init(_ calendar: LocalCalendar?) { self.calendar = calendar }

    func table(of hits: [SearchHit]) -> Table {
        var table = Table(
            of: "hit",
            [
                Column("time", title: "TIME"), Column("run", title: "RUN"),
                Column("task", title: "TASK", isSpare: true), Column("in", title: "IN", isSpare: true),
                Column("by", title: "BY", isSpare: true), Column("place", title: "AT", isSpare: true),
                Column("text", title: "TEXT", .prose),
            ]
        )
        for hit in hits {
            table.append([
                Cell(calendar?.text(hit.at) ?? hit.at.iso, .string(hit.at.iso)),
                hit.run.map { .text($0) } ?? .none,
                hit.task.map { .text($0) } ?? .none,
                .text(hit.found.rawValue),
                .text(hit.by),
                Self.place(hit.origin),
                Cell(hit.excerpt.marked { "«\($0)»" }, .string(hit.excerpt.text)),
            ])
        }
        return table
    }

    static func count(_ count: Int) -> Table {
        var table = Table(of: "hit-count", isSingle: true, [Column("count", title: "COUNT", .number)])
        table.append([.integer(count)])
        return table
    }

    /// As people name it, and for programs where the bytes are.
    private static func place(_ origin: SearchHit.Origin) -> Cell {
        switch origin {
        case .block(let number, let source, let bytes):
            var place = place(source, bytes)
            place["block"] = .integer(number)
            return Cell("#\(number)", .object(place))
        case .piece(let source, let bytes):
            return Cell("byte \(bytes.lowerBound)", .object(place(source, bytes)))
        case .decision(let row): return Cell("decision", .object(["decision": .integer(row)]))
        }
    }

    private static func place(_ source: String, _ bytes: Range<Int64>) -> JSONObject {
        ["source": .string(source), "offset": .integer(bytes.lowerBound), "bytes": .integer(Int64(bytes.count))]
    }
}
