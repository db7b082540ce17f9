import Control
import Domain
import Journal
import Platform
import Runs

/// `roost web`: the record in a browser.
package enum WebCommand {
    private static let port = Option("port", ValueForm<Int>.integer(1...65_535), "Serve at this port from now on")
    private static let open = Flag("open", "Open it in the browser of this desktop")
    private static let readOnly = Flag("read-only", "Pages only show: no act changes anything")
    private static let printURL = Flag("print-url", "Print the address and nothing else")
    private static let stop = Flag("stop", "Serve no longer")
    private static let newToken = Flag("new-token", "Whoever has logged in by now has to log in again")

    package static let command = Command(
        "web",
        section: .everyday,
        summary: "Watch the flock in a browser, and act there",
        details: [
            "The address that is printed lets one browser in, once, within two minutes; each call prints another. The "
                + "daemon serves it until --stop, and after each restart of its own again; the port stays the same. "
                + "Nobody but this machine can reach it, unless web.address says so.",
            "Where no daemon runs it is served from here until Ctrl-C, and only shows.",
        ],
        examples: [
            Example("roost web", "the address for your browser"),
            Example("roost web --open", "in the browser of this desktop"),
            Example("roost web --read-only --port 8471", "for a screen on the wall"),
            Example("roost web --stop", "until it is asked for again"),
        ],
        options: [port, open, readOnly, printURL, stop, newToken],
        formats: [.table, .json, .jsonl],
        exitCodes: [.refusedByState, .notPermitted, .timedOut, .hungUp, .interrupted, .terminated],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try refuseWithinRun(invocation)
        let home = HomePaths(root: try invocation.home())
        let folder = WebFolder(ofHome: home.root)
        if invocation[stop] {
            try refuseBesideStop(invocation)
            return try WebStop(invocation, folder).run()
        }
        let disk = invocation.disk
        try withRuns { () throws(RunsError) in try HomeCheck.secure(home, on: disk) }
        try withDaemon { () throws(ControlError) in
            try folder.secure(on: disk)
            if invocation[newToken] { _ = try WebToken.rotate(in: folder, on: disk) }
        }
        if invocation[newToken] { try invocation.console.say("roost: whoever had logged in has to log in again") }
        return try serve(invocation, home, folder)
    }

    private static func serve(
        _ invocation: Invocation,
        _ home: HomePaths,
        _ folder: WebFolder
    ) throws(CommandError) -> ExitCode {
        let wish = WebWish(port: invocation[port].flatMap { UInt16(exactly: $0) }, isReadOnly: invocation[readOnly])
        let disk = invocation.disk
        let shown = WebShown(invocation, folder, isAlone: invocation[printURL], isOpened: invocation[open])
        let living = try withDaemon { () throws(ControlError) in try WebServing.alive(in: folder, on: disk) }
        if let living {
            // Nothing was said of how it is to be served.
            if wish == WebWish() || wish.isMet(by: living) { return try shown.show(living) }
            if living.startedBy == .person {
                throw .refused(
                    "it is served already, from another \"roost web\" (pid \(living.process.pid)): \(living.url)",
                    hint: "end that one first: roost web --stop"
                )
            }
        }
        guard try invocation.livingDaemon() != nil else {
            if let living { return try shown.show(living) }
            return try WebForeground.run(wish, home, shown, invocation)
        }
        return try shown.show(try WebAsking(invocation, home, folder).served(wish))
    }

    /// Who has the address may do all that its owner may.
    private static func refuseWithinRun(_ invocation: Invocation) throws(CommandError) {
        guard let run = invocation.environment["ROOST_RUN"], !run.isEmpty else { return }
        throw .refused(
            "this is within \(SafeText.of(run)), and an agent is not let in",
            hint: "do it from a shell of your own"
        )
    }

    private static func refuseBesideStop(_ invocation: Invocation) throws(CommandError) {
        let given = [open, readOnly, printURL, newToken].filter { invocation[$0] }.map { "--\($0.row.name)" }
        if let other = given.first ?? invocation[port].map({ _ in "--port" }) {
            throw .usage(.together("--stop", other), command: ["web"])
        }
    }
}
