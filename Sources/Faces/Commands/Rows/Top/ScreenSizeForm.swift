import TerminalUI

/// A size of a screen as it is written: columns, then rows.
enum ScreenSizeForm {
    static let form = ValueForm(placeholder: "COLUMNSxROWS") { (text: String) throws(ValueFault) -> ScreenSize in
        let parts = text.split(separator: "x", omittingEmptySubsequences: false)
        let (least, most) = (ScreenSize.least, ScreenSize.most)
        guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
            (least.columns...most.columns).contains(columns), (least.rows...most.rows).contains(rows)
        else {
            throw ValueFault(
                expected: "columns and rows from \(least.columns)x\(least.rows) to \(most.columns)x\(most.rows)"
            )
        }
        return ScreenSize(rows: rows, columns: columns)
    }
}
