import Domain
import JSON
package import Settings

/// What looking at files of settings told, for people as it comes and for programs as a table.
package struct SettingsReport {
    package private(set) var problemCount = 0
    private var fileCount = 0
    private let console: Console
    private let format: OutputFormat
    private var table = Table(
        of: "setting-problem",
        [
            Column("file", title: "FILE"), Column("line", title: "LINE", .number),
            Column("column", title: "COLUMN", .number), Column("key", title: "KEY"), Column("code", title: "CODE"),
            Column("message", title: "MESSAGE", .prose), Column("hint", title: "HINT", .prose),
        ]
    )

    package init(for console: Console, as format: OutputFormat) {
        self.console = console
        self.format = format
    }

    package mutating func add(_ text: SettingsText, of path: String) throws(CommandError) {
        fileCount += 1
        problemCount += text.problems.count
        guard format == .table else { return text.problems.forEach { table.append(row($0)) } }
        let isColored = console.output.isColored
        guard !text.problems.isEmpty else {
            let count = text.entries.count
            let told = "\(SafeText.of(path)): \(count) \(count == 1 ? "setting" : "settings"), nothing wrong"
            return try console.line(Ink.green.mark("✓", where: isColored) + " " + told)
        }
        for problem in text.problems {
            try console.line(Ink.red.mark("✗", where: isColored) + " " + SafeText.of(problem.description))
            if let hint = problem.fault.hint { try console.line("    " + SafeText.of(hint)) }
        }
    }

    package func finish(orDefaultsOf path: String) throws(CommandError) {
        guard format == .table else { return try console.show(table, as: format) }
        if fileCount == 0 { try console.line("There is no \(SafeText.of(path)): every setting has its default.") }
    }

    private func row(_ problem: SettingProblem) -> [Cell] {
        let (file, line, column) = place(problem.origin)
        return [
            .text(file), line.map { .integer($0) } ?? .none, column.map { .integer($0) } ?? .none,
            problem.fault.key.map { .text($0) } ?? .none, .text(problem.fault.code), .text(problem.fault.description),
            problem.fault.hint.map { .text($0) } ?? .none,
        ]
    }

    private func place(_ origin: SettingOrigin) -> (file: String, line: Int?, column: Int?) {
        switch origin {
        case .file(let path, let place): (path, place.line, place.column)
        case .standard, .environment, .flag: (origin.description, nil, nil)
        }
    }
}
