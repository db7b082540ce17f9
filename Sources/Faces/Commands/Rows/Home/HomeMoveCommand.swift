import Domain
import JSON
import Journal
import Platform
import Runs

/// `roost home move`: the home goes to another folder, on this disk or another.
package enum HomeMoveCommand {
    private static let target = Argument("DIR", .path, "The folder that it is to be; not there yet, or empty")
    private static let trial = Flag("dry-run", short: "n", "Only say what would be done")
    private static let yes = Flag("yes", short: "y", "Do not ask")
    private static let link = Flag("link", "Leave a link in the old place, by which it is found as before")

    package static let command = Command(
        "home",
        "move",
        section: .setup,
        summary: "Move the home to another folder or disk",
        details: [
            "It is refused while the daemon or a run goes on, and no daemon begins meanwhile. On the same disk it is "
                + "one rename. To another disk all is copied, put on the device, read again and compared, before the "
                + "copy takes its place and the old home is removed. Whenever it is killed, a whole home is in one of "
                + "the two places: the same command again finishes it.",
            "Worktrees go with it, and their repositories are told. It ends with what is to be set, or installed anew.",
        ],
        examples: [
            Example("roost home move /data/roost -n", "whether it could be done, and how"),
            Example("roost home move /data/roost --link", "and it is found where it was"),
            Example("roost home move /data/roost --yes", "from a script"),
        ],
        arguments: [target],
        options: [link, trial, yes],
        formats: OutputFormat.allCases,
        exitCodes: [.notFound, .refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.refuseWithinRun()
        let home = HomePaths(root: try invocation.home())
        let move = HomeMove(of: home, to: invocation.required(target), leavesLink: invocation[link])
        let references = HomeReferences(of: home.root, invocation)
        let unit = try references.unit()
        let usualLink = references.link()
        let plan = try onHome { () throws(HomeFault) in
            let plan = try move.plan()
            if plan.way != .finish {
                _ = try HomeHold.take(home, on: SystemDisk(), processes: SystemProcesses(), isTrial: true)
            }
            return plan
        }
        try invocation.console.say("roost: \(words(plan, move))")
        if invocation[trial] {
            try invocation.console.say("roost: nothing was done, as --dry-run asks")
            return .ok
        }
        try confirm(invocation)
        let report = try onHome { () throws(HomeFault) in try move.perform() }
        let next = notes(move, report, unit, usualLink, references, invocation)
        try show(report, move, next, invocation)
        return .ok
    }

    // MARK: - Before

    private static func words(_ plan: HomeMove.Plan, _ move: HomeMove) -> String {
        let (from, to) = (SafeText.of(move.home.root), SafeText.of(move.target))
        switch plan.way {
        case .rename: return "\(from) (\(plan.size)) is renamed to \(to)"
        case .copy: return "\(from) (\(plan.size)) is copied to \(to), compared, and then removed"
        case .finish: return "the home is at \(to) already; what is left of its move is put right"
        }
    }

    private static func confirm(_ invocation: Invocation) throws(CommandError) {
        guard !invocation[yes] else { return }
        guard Question.canBeAsked(on: invocation.console) else {
            throw .refused("nobody is there to be asked", hint: "when you have looked at it, add --yes")
        }
        guard try Question.isAffirmed("Move it?", on: invocation.console) else {
            throw .refused("nothing was changed", hint: nil)
        }
    }

    // MARK: - After

    /// What a person still has to do, each with its command.
    private static func notes(
        _ move: HomeMove,
        _ report: HomeMove.Report,
        _ unit: UnitFile?,
        _ usualLink: String?,
        _ references: HomeReferences,
        _ invocation: Invocation
    ) -> [String] {
        var notes: [String] = []
        let place = CommandText.of([move.target])
        let isUsual = HomeOrigin.standard(invocation.environment).map { FilePath.resolvedAhead($0) } == move.target
        if let usualLink {
            notes.append("\(usualLink) leads to the old place: ln -sfn \(place) \(CommandText.of([usualLink]))")
        } else if !move.leavesLink {
            let isSet = !(invocation.environment["ROOST_HOME"] ?? "").isEmpty
            if !isUsual {
                notes.append("in your shell's start-up file: export ROOST_HOME=\(place)")
            } else if isSet {
                notes.append(
                    "it is where it is looked for by itself: unset ROOST_HOME, in your shell's start-up file too"
                )
            }
        }
        if unit != nil {
            let old = CommandText.of([move.home.root])
            let takeOut = move.leavesLink && isUsual ? "" : "roost service uninstall --home \(old) && "
            notes.append(
                "systemd still starts a daemon of the old place: \(takeOut)roost service install --home \(place)"
            )
        }
        let lines = references.settingLines(in: move.target)
        if !lines.isEmpty, !move.leavesLink {
            let numbers = lines.map(String.init).joined(separator: ", ")
            notes.append("config.toml names the old place in line \(numbers): roost config edit --home \(place)")
        }
        for worktree in report.worktrees {
            switch worktree.state {
            case .settled, .due: break
            case .original(let path):
                notes.append(
                    "\(worktree.path) is known as \(path), which is still there: its repository was left as it is"
                )
            case .unreachable(let why):
                notes.append("\(worktree.path): \(why); when that is there again: roost doctor --fix")
            }
        }
        return notes
    }

    private static func show(
        _ report: HomeMove.Report,
        _ move: HomeMove,
        _ next: [String],
        _ invocation: Invocation
    ) throws(CommandError) {
        let settled = report.worktrees.filter { $0.state == .settled }.map(\.path)
        var facts = FactList(of: "homeMove")
        facts.add("home", "home", .text(move.target))
        facts.add("from", "from", .text(move.home.root))
        facts.add("way", "by", .text(report.way.rawValue))
        facts.add("bytes", "size", Cell("\(report.bytes)", .integer(report.bytes.bytes)))
        facts.add("files", "", .integer(report.fileCount))
        let compared = report.digest.map { "\(report.fileCount) files, sha256 \($0)" }
        facts.add("digest", "compared", compared.map { Cell($0, JSONValue(report.digest)) } ?? .none)
        let worktrees = settled.isEmpty ? "" : "\(settled.count), and their repositories know it"
        facts.add("worktrees", "worktrees", Cell(worktrees, .array(settled.map { .string($0) })))
        facts.add("next", "", Cell("", .array(next.map { .string($0) })))
        try facts.show(on: invocation.console, as: invocation.format)
        guard invocation.format == .table else { return }
        for note in next { try invocation.console.say("roost: \(SafeText.of(note))") }
    }
}

/// Does something with a home; what stands against it becomes an error of the command.
func onHome<Result: ~Copyable>(_ body: () throws(HomeFault) -> Result) throws(CommandError) -> Result {
    do throws(HomeFault) { return try body() } catch {
        switch error {
        case .platform(let cause): throw .platform(cause)
        case .runs(let cause): throw .runs(cause)
        case .noHome(let path):
            throw .gone("there is no home at \(SafeText.of(path))", hint: error.hint ?? "")
        case .daemon, .locked, .runsLive, .sessionLive, .indexWritten, .served, .mountPoint, .samePlace,
            .within, .targetNotFolder, .targetNotEmpty, .noFolder, .notWritable, .noRoom, .leftover, .changedMeanwhile:
            throw .refused(error.description, hint: error.hint)
        case .notTheSame, .notRemoved: throw .failed(error.description, hint: error.hint)
        }
    }
}
