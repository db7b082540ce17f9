import Domain

/// `roost doctor`: what Roost stands on, and what to do about what is wrong.
package enum DoctorCommand {
    package static let command = Command(
        "doctor",
        section: .setup,
        summary: "Look at all that roost stands on",
        details: [
            "Each line is one thing: the home, the daemon, the settings, programs, room, agents, and what the settings "
                + "make use of. A problem says what repairs it; a note is about what works without. Nothing is changed."
        ],
        examples: [
            Example("roost doctor", "before the first task"),
            Example("roost doctor -o json", "for programs"),
        ],
        formats: OutputFormat.allCases,
        exitCodes: [.finding],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let findings = try Doctor(invocation).findings()
        let problems = findings.filter { $0.state == .problem }.count
        if invocation.format == .table {
            try show(findings, invocation)
            let notes = findings.filter { $0.state == .note }.count
            try invocation.console.line("\(count(problems, "problem")), \(count(notes, "note"))")
        } else {
            try invocation.console.show(table(findings), as: invocation.format)
        }
        return problems == 0 ? .ok : .finding
    }

    private static func show(_ findings: [DoctorFinding], _ invocation: Invocation) throws(CommandError) {
        let names = findings.map { DisplayWidth.of($0.name) }.max() ?? 0
        for finding in findings {
            let mark = DisplayWidth.pad(finding.mark, to: 9)
            let name = DisplayWidth.pad(SafeText.of(finding.name), to: names)
            try invocation.console.line("\(mark)  \(name)  \(SafeText.of(finding.text))")
            guard let remedy = finding.remedy else { continue }
            let indent = String(repeating: " ", count: 9 + 2 + names + 2)
            try invocation.console.line("\(indent)→ \(SafeText.of(remedy))")
        }
    }

    private static func table(_ findings: [DoctorFinding]) -> Table {
        var table = Table(
            of: "doctor",
            [
                Column("check", title: "CHECK"), Column("state", title: "STATE"),
                Column("found", title: "FOUND", .prose), Column("remedy", title: "REMEDY", .prose),
            ]
        )
        for finding in findings {
            table.append([
                .text(SafeText.of(finding.name)), .text(finding.state.rawValue), .text(SafeText.of(finding.text)),
                finding.remedy.map { .text(SafeText.of($0)) } ?? .none,
            ])
        }
        return table
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
