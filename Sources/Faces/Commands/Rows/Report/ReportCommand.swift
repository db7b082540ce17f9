import Domain
import Platform

/// `roost report`: what whoever looks for a bug has to know, in one file that a person can read first.
package enum ReportCommand {
    private static let force = Flag("force", "Replace a file of that name")
    private static let out = Option("out", short: "O", .path.named("FILE"), "Where it goes; - is standard output")

    package static let command = Command(
        "report",
        section: .setup,
        summary: "Write a report for whoever looks for a bug",
        details: [
            "One text file that only you may read, roost-report-<time>.txt here unless --out names another. In it: "
                + ReportText.contents.joined(separator: "; ") + ".",
            "Not in it: " + ReportText.omissions + ". Nothing is sent anywhere; read it before you do.",
        ],
        examples: [
            Example("roost report", "a file in this folder"),
            Example("roost report -O -", "look at it"),
        ],
        options: [out, force],
        exitCodes: [.refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        let text = try ReportText(invocation).text()
        let given = invocation[out]
        if given == "-" {
            try invocation.console.write(text.utf8)
            return .ok
        }
        let path = given ?? "roost-report-\(name(invocation.clock.now().wall)).txt"
        try invocation.refuseIfThere(path, replaces: invocation[force])
        do throws(PlatformError) { try invocation.disk.replaceFile(path, with: Array(text.utf8)) } catch {
            throw .platform(error)
        }
        try invocation.console.line(SafeText.of(path))
        try invocation.console.say("roost: in it: \(ReportText.contents.joined(separator: "; "))")
        try invocation.console.say("  not in it: \(ReportText.omissions)")
        try invocation.console.say("  it was sent nowhere; read it before you give it to anybody")
        return .ok
    }

    /// The second, in characters that every file system takes.
    private static func name(_ time: WallTime) -> String { String(time.iso.prefix(19).filter { $0.isNumber }) }
}
