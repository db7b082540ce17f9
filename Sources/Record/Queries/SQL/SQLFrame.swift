import JSON

/// One line of what the child writes: the names of the columns, then the rows, and last how it ended.
enum SQLFrame: Hashable, Sendable {
    case columns([String])
    case row([SQLCell])
    case end(SQLAnswer.Cut?)
    case refused(String, hint: String?)

    var line: [UInt8] { JSONWriter.bytes(json) + [UInt8(ascii: "\n")] }

    private var json: JSONValue {
        switch self {
        case .columns(let names): ["columns": .array(names.map { .string($0) })]
        case .row(let cells): .array(cells.map(\.json))
        case .end(let cut): ["end": JSONValue(cut?.rawValue)]
        case .refused(let text, let hint): ["refused": .string(text), "hint": JSONValue(hint)]
        }
    }

    /// Nothing where it is no such line.
    init?(_ json: JSONValue) {
        if let cells = json.arrayValue {
            let row = cells.compactMap { SQLCell($0) }
            guard row.count == cells.count else { return nil }
            self = .row(row)
        } else if let names = json["columns"]?.arrayValue {
            self = .columns(names.map { $0.stringValue ?? "" })
        } else if let text = json["refused"]?.stringValue {
            self = .refused(text, hint: json["hint"]?.stringValue)
        } else if let end = json["end"] {
            self = .end(end.stringValue.flatMap { SQLAnswer.Cut(rawValue: $0) })
        } else {
            return nil
        }
    }
}
