import Domain
package import JSON
import Queries

/// A window of a log as pages take it.
package enum LogWindowJSON {
    /// What stands between the rows of a line that has several: a line of a page is one.
    private static let rowEnd = StyledText(" ⏎ ", TextStyle(.dim))
    /// Of what an agent says in one line.
    private static let saidRowsMax = 40

    package static func object(of answer: LogWindowAnswer) -> JSONObject {
        [
            "schema": "roost.log_window/1",
            "run": .string(answer.extent.run),
            "from": .integer(Int64(answer.from)),
            "lines": .array(answer.lines.map { .object(line($0)) }),
            "total": .integer(Int64(answer.extent.total)),
            "isCounting": .bool(answer.extent.isCounting),
            "isLive": .bool(answer.extent.isLive),
            "writtenBytes": .integer(answer.extent.writtenBytes),
        ]
    }

    private static func line(_ numbered: NumberedLine) -> JSONObject {
        let line = numbered.line
        var object: JSONObject = [
            "n": .integer(Int64(numbered.number)),
            "source": .string(line.source.rawValue),
            "time": line.time.map { .string($0.iso) } ?? .null,
            "spans": StyledJSON.spans(of: text(of: line)),
        ]
        if line.foldedCount > 0 { object.append("folded", .integer(Int64(line.foldedCount))) }
        if let level = line.event?.level, level >= .warn { object.append("level", .string(level.rawValue)) }
        if let event = line.event { object.append("type", .string(event.type)) }
        if let said = line.rendered, !said.isEmpty {
            object.append("said", .array(said.prefix(saidRowsMax).map { StyledJSON.spans(of: $0) }))
        }
        if numbered.isOpen { object.append("open", true) }
        return object
    }

    private static func text(of line: ShownLine) -> StyledText {
        // What an event is stands beside it.
        if let event = line.event { return event.message }
        var text = StyledText()
        for (place, row) in line.rows.enumerated() {
            if place > 0 { text.append(rowEnd) }
            text.append(row)
        }
        return text
    }
}
