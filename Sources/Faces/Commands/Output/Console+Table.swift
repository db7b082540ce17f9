import Domain
import JSON

extension Console {
    /// Shows the data in the format that was asked for.
    package func show(_ table: Table, as format: OutputFormat) throws(CommandError) {
        let view = view
        if view.showsNamesOnly {
            for name in table.names { try line(SafeText.of(name)) }
            return
        }
        let table = try view.applied(to: table, as: format)
        switch format {
        case .table:
            for text in TableText(table, for: output, isWide: view.isWide).lines() { try line(text) }
        case .csv:
            for text in CSVText.lines(table) { try write(text.utf8) }
        case .jsonl:
            for row in table.rows { try line(JSONWriter.text(table.object(row))) }
        case .json:
            let objects = table.rows.map { JSONWriter.text(table.object($0)) }
            if table.isSingle, let object = objects.first { return try line(object) }
            // One object a line, so that a long answer can still be read and compared by line.
            try line(objects.isEmpty ? "[]" : "[\n" + objects.joined(separator: ",\n") + "\n]")
        }
    }
}
