import Control
import Domain
import JSON
import Journal
import Platform

/// `roost` alone: how it stands, and what one can do now, in fewer lines than the smallest terminal has.
package enum WhatNowCommand {
    private static let version = Flag("version", "Say which roost this is")

    package static let command = Command(
        section: .everyday,
        summary: "Say what one can do now",
        examples: [Example("roost", "what now")],
        options: [version],
        formats: OutputFormat.allCases,
        isListed: false,
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        if invocation[version] { return try VersionCommand.run(invocation) }
        let now = Deliberate.ignore(because: "what stands in the way is told by whatever is tried then") {
            () throws(CommandError) in try look(invocation)
        }
        try show(now ?? .nothingYet, invocation)
        return .ok
    }

    private static func look(_ invocation: Invocation) throws(CommandError) -> WhatNow {
        guard try invocation.livingDaemon() == nil else {
            let status = try invocation.askDaemon(.status).data ?? [:]
            return .running(LiveWorkers(status, at: invocation.clock.now().wall))
        }
        let home = HomePaths(root: try invocation.home())
        let isRecorded = Deliberate.ignore(because: "what cannot be looked at is told by whatever is tried then") {
            () throws(PlatformError) in try invocation.disk.exists(home.runs)
        }
        return isRecorded == true ? .noDaemon : .nothingYet
    }

    private static func show(_ now: WhatNow, _ invocation: Invocation) throws(CommandError) {
        var page = HelpPage(for: invocation.console.output)
        if case .nothingYet = now {
            page.paragraph("roost \(VersionCommand.version) runs coding agents and keeps the record of all they do.")
        }
        for line in now.standing { page.line(line) }
        page.heading("What now")
        let known = now.suggestions.filter { invocation.table.leads($0.command) }
        page.list(known.map { ("roost \($0.command.joined(separator: " "))\($0.words)", $0.purpose) })
        page.paragraph("All of it: roost help")
        try invocation.console.show(page)
    }
}
