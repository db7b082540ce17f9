import Domain
import Journal

/// `roost doctor`: what Roost stands on, and what to do about what is wrong.
package enum DoctorCommand {
    private static let fix = Flag("fix", "Repair what can be repaired without losing anything, and say what was done")
    private static let trial = Flag("dry-run", short: "n", "With --fix: only say what would be done")

    package static let command = Command(
        "doctor",
        section: .setup,
        summary: "Look at all that roost stands on",
        details: [
            "Each line is one thing: the home, the daemon, the settings, programs, room, agents, what is in the home, "
                + "and what the settings make use of. A problem says what repairs it; a note is about what works "
                + "without. Nothing is changed.",
            "With --fix it does what is safe: modes, what killed processes have left, an index that is behind or "
                + "damaged, hooks and a unit that an update has left behind, worktrees of a home that was moved. What "
                + "needs a person is left, with its command.",
        ],
        examples: [
            Example("roost doctor", "before the first task"),
            Example("roost doctor --fix -n", "what it would repair"),
            Example("roost doctor -o json", "for programs"),
        ],
        options: [fix, trial],
        formats: OutputFormat.allCases,
        exitCodes: [.finding],
        run: run
    )

    /// What was done about a finding, by its name.
    private typealias Done = [String: [String]]

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let doctor = try Doctor(invocation)
        var findings = try doctor.findings()
        var done: Done = [:]
        if invocation[fix] {
            done = try repair(findings, doctor.home, invocation)
            if !invocation[trial] { findings = try doctor.findings() }
        }
        let problems = findings.filter { $0.state == .problem }.count
        if invocation.format == .table {
            try show(findings, invocation)
            let notes = findings.filter { $0.state == .note }.count
            try invocation.console.line("\(count(problems, "problem")), \(count(notes, "note"))")
            let repairable = findings.filter { $0.repair != nil }.count
            if repairable > 0, !invocation[fix] {
                try invocation.console.line("\(repairable) can be repaired: roost doctor --fix")
            }
        } else {
            try invocation.console.show(table(findings, done), as: invocation.format)
        }
        return problems == 0 ? .ok : .finding
    }

    // MARK: - Repairing

    /// One that fails leaves the others their turn.
    private static func repair(
        _ findings: [DoctorFinding],
        _ home: HomePaths,
        _ invocation: Invocation
    ) throws(CommandError) -> Done {
        let fixing = DoctorFixing(invocation, home)
        var done: Done = [:]
        var performed: Set<DoctorRepair> = []
        for finding in findings {
            guard let repair = finding.repair, performed.insert(repair).inserted else { continue }
            let name = SafeText.of(finding.name)
            guard !invocation[trial] else {
                done[finding.name, default: []].append(repair.text)
                try invocation.console.say("roost: \(name): would do: \(SafeText.of(repair.text))")
                continue
            }
            do throws(CommandError) {
                let text = try fixing.perform(repair)
                done[finding.name, default: []].append(text)
                try invocation.console.say("roost: \(name): \(SafeText.of(text))")
            } catch {
                if error == .outputClosed { throw error }
                try invocation.console.say("roost: \(name) is left: \(SafeText.of(error.description))")
                if let hint = error.hint { try invocation.console.say("  \(SafeText.of(hint))") }
            }
        }
        if done.isEmpty { try invocation.console.say("roost: nothing is to be repaired") }
        return done
    }

    // MARK: - What is told

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

    private static func table(_ findings: [DoctorFinding], _ done: Done) -> Table {
        var table = Table(
            of: "doctor",
            [
                Column("check", title: "CHECK"), Column("state", title: "STATE"),
                Column("found", title: "FOUND", .prose), Column("remedy", title: "REMEDY", .prose),
                Column("fixed", title: "FIXED", .prose),
            ]
        )
        // What was repaired may have nothing left to say.
        let gone = done.keys.filter { name in !findings.contains { $0.name == name } }.sorted()
        for finding in findings + gone.map({ DoctorFinding.ok($0, "repaired") }) {
            table.append([
                .text(SafeText.of(finding.name)), .text(finding.state.rawValue), .text(SafeText.of(finding.text)),
                finding.remedy.map { .text(SafeText.of($0)) } ?? .none,
                done[finding.name].map { .text(SafeText.of($0.joined(separator: "; "))) } ?? .none,
            ])
        }
        return table
    }

    private static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
