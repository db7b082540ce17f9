import Domain
import Journal
import Platform
import Queries

/// `roost logs`: what an agent writes and wrote, with what happened around it, in the order in which it was recorded.
package enum LogsCommand {
    package static let command = Command(
        "logs",
        section: .everyday,
        summary: "Show what agents write and wrote",
        details: [
            "A target is a run, or a task or a worker, of which the newest run is shown. Without one it is what runs "
                + "now, or the newest run where nothing runs. It works without a daemon, and for runs that are over.",
            "Lines of both channels, events of the run and lines of sessions about it come in the order in which they "
                + "were recorded; a line has its place where it ended, and its time from where it began.",
            "Of what the agent wrote only text and colours are shown, and of a line that was written over, as progress "
                + "bars are, its last state. --raw gives every byte but for secrets.",
            "The secret values of the run's environment, and what has the form of a key or a token, are shown as "
                + "[redacted:…]; the files keep them. --unredacted shows them too: with --raw that is exactly what the "
                + "agent wrote.",
            "--source daemon shows what the daemon recorded, about whatever: of the newest that ran, or of all where a "
                + "time is asked for; with -f it goes on with the next daemon.",
            "With -o json each line is an object of its own, roost.log/1: time, source, task, worker, run, and of a "
                + "line of the agent stream, offset and text, with base64 of its bytes where they are no UTF-8, "
                + "partial where it goes on in the next object and continues there; of an event seq, type, level, text "
                + "and data.",
            "--cursor says where it ended: \"cursor: TEXT\", the last line on standard error. --after-cursor TEXT goes "
                + "on behind it, so that calls one after the other show every line once. A line that has not ended is "
                + "then left to the next call.",
        ],
        examples: [
            Example("roost logs gh-450", "the end of its newest run; all of it in a pipe"),
            Example("roost logs gh-450 -f", "and what comes, also of its next run"),
            Example("roost logs -f", "everything that runs"),
            Example("roost logs gh-450 -p -n 100 --source backend", "the agent's last words in the run before"),
            Example("roost logs gh-450 --since 10m -g error -t", "lines of the last ten minutes, with their times"),
            Example(
                "roost logs run-20261121 --raw --unredacted --stream out",
                "the exact bytes of its standard output"
            ),
            Example("roost logs --source daemon -f", "what the daemon does, as it does it"),
            Example("roost logs gh-450 -o json --cursor", "for programs that come again"),
        ],
        arguments: [LogOptions.targets],
        options: LogOptions.all,
        formats: [.table, .json, .jsonl],
        exitCodes: [.daemonNotRunning, .notFound, .notPermitted, .interrupted, .terminated],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        if invocation[LogOptions.table] {
            if let name = invocation[all: LogOptions.targets].first {
                throw .usage(.unexpectedArgument(name), command: ["logs"])
            }
            return try StatusCommand.showTable(invocation)
        }
        let options = try LogInvocation(invocation)
        let request = try options.request()
        let home = HomePaths(root: try invocation.home())
        let disk = invocation.disk
        // What is known before anything is selected cannot be missed by whoever follows.
        let known = request.isFollowing ? try RunTarget.runs(beginningWith: "", in: home, on: disk) : []
        let selection = try invocation.tellingOfGone { () throws(CommandError) in
            try LogSelection(options.names, request, in: home, on: disk)
        }
        try refuseNothing(selection, request, home, invocation.console)
        if options.isRaw, invocation.console.output.isTerminal {
            try invocation.console.say(
                "roost: these bytes are not made safe for a terminal, --raw is for files and pipes"
            )
        }
        let hasSeveral = selection.groups.count > 1 || selection.takesNewTasks && request.isFollowing
        for group in selection.groups { try group.tellOfLacks(to: invocation.console) }
        let printer = LogPrinter(options.form(hasSeveral: hasSeveral), to: invocation.console)
        let takeOver = RunTakeOver(invocation: invocation)
        var groups = selection.groups
        var code = ExitCode.ok
        var saysCursor = options.saysCursor
        if request.isFollowing {
            let arrivals = LogArrivals(selection, known: known, request, in: home, on: disk)
            let follow = try LogFollow(arrivals, printer, to: invocation.console, on: disk) {
                paths throws(CommandError) in
                try takeOver.attend(paths)
            }
            code = try follow.run()
            groups = follow.groups
            // It would lead behind lines that nobody has seen.
            saysCursor = saysCursor && follow.hasShownAll
        } else {
            for group in groups { if let run = group.newest?.run { try takeOver.attend(run.paths) } }
            try show(groups, request, printer, on: disk)
        }
        if saysCursor { try say(groups, request, to: invocation.console) }
        return code
    }

    private static func show(
        _ groups: [LogGroup],
        _ request: LogRequest,
        _ printer: consuming LogPrinter,
        on disk: any Disk
    ) throws(CommandError) {
        var merge = LogMerge(groups)
        while let line = try onRecord({ () throws(JournalError) in try merge.next() }) { try printer.show(line) }
        for group in groups {
            for stream in group.runs where !request.keepsOpenLines || !stream.run.isRunning(on: disk) {
                while let line = try onRecord({ () throws(JournalError) in try stream.rest() }) {
                    try printer.show(line)
                }
            }
        }
        try printer.finish()
    }

    private static func say(
        _ groups: [LogGroup],
        _ request: LogRequest,
        to console: Console
    ) throws(CommandError) {
        var cursor = LogCursor(takenAt: request.askedAt)
        try onRecord { () throws(JournalError) in for group in groups { try group.note(in: &cursor) } }
        try console.say("cursor: \(cursor.text)")
    }

    private static func refuseNothing(
        _ selection: LogSelection,
        _ request: LogRequest,
        _ home: HomePaths,
        _ console: Console
    ) throws(CommandError) {
        if let daemon = selection.groups.first, daemon.target == .daemon, daemon.hasNoSession {
            if request.isFollowing { return try console.say("roost: no daemon has run yet; waiting for one") }
            throw .failed("no daemon has run yet in \(home.root)", hint: "begin one: roost daemon start")
        }
        guard selection.groups.isEmpty else { return }
        guard !request.isFollowing else { return try console.say("roost: nothing runs; waiting for the next run") }
        throw .failed("there is no run yet in \(home.root)", hint: "roost run -- COMMAND makes one")
    }
}
