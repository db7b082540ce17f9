import Domain
import JSON

/// What is written to standard error when a command did not do what it was asked.
package struct ErrorReport {
    /// More are counted: a screen of them is enough to begin with.
    private static let particularsMax = 20

    private let error: CommandError

    package init(_ error: CommandError) { self.error = error }

    package func text(as format: OutputFormat, isColored: Bool) -> String {
        format.isJSON ? json : plain(isColored: isColored)
    }

    /// The message behind the name of the program, and below it what to do.
    private func plain(isColored: Bool) -> String {
        let message = Ink.red.mark("roost:", where: isColored) + " " + SafeText.of(error.description)
        let particulars = error.particulars.prefix(Self.particularsMax).map { "  " + SafeText.of("\($0)") }
        let others = error.particulars.count - particulars.count
        let rest = others > 0 ? ["  and \(others) more"] : []
        return ([message] + particulars + rest + [error.hint.map { "  " + SafeText.of($0) }].compactMap { $0 })
            .joined(separator: "\n")
    }

    private var json: String {
        var fields = JSONObject()
        fields.append("code", .string(error.code))
        fields.append("message", .string(error.description))
        if let hint = error.hint { fields.append("hint", .string(hint)) }
        if !error.particulars.isEmpty {
            let particulars = error.particulars.prefix(Self.particularsMax)
            fields.append("problems", .array(particulars.map { .string("\($0)") }))
        }
        var report = JSONObject()
        report.append("error", .object(fields))
        return JSONWriter.text(.object(report))
    }
}
