import JSON

/// What is written to standard error when a command did not do what it was asked.
package struct ErrorReport {
    private let error: CommandError

    package init(_ error: CommandError) { self.error = error }

    package func text(as format: OutputFormat, isColored: Bool) -> String {
        format.isJSON ? json : plain(isColored: isColored)
    }

    /// The message behind the name of the program, and below it what to do.
    private func plain(isColored: Bool) -> String {
        let message = Ink.red.mark("roost:", where: isColored) + " " + SafeText.of(error.description)
        return error.hint.map { message + "\n  " + SafeText.of($0) } ?? message
    }

    private var json: String {
        var fields = JSONObject()
        fields.append("code", .string(error.code))
        fields.append("message", .string(error.description))
        if let hint = error.hint { fields.append("hint", .string(hint)) }
        var report = JSONObject()
        report.append("error", .object(fields))
        return JSONWriter.text(.object(report))
    }
}
