import Domain
import Git
import Journal
import Platform
import Runs

/// `roost uninstall`: takes out what Roost has set up outside of its home, and says what it leaves.
package enum UninstallCommand {
    private static let trial = Flag("dry-run", short: "n", "Only say what would be removed, and what is left")
    private static let yes = Flag("yes", short: "y", "Do not ask")
    private static let all = Flag("purge", "Remove the home too, with all that is recorded")
    private static let confirm = Option("confirm", .path, "The path of the home that --purge removes, without asking")
    private static let discard = Flag("discard-work", "With --purge: also what is in worktrees and in no commit")

    package static let command = Command(
        "uninstall",
        section: .setup,
        summary: "Take out what roost has set up, and say what is left",
        details: [
            "Taken out are the unit of systemd, the hooks in Claude's settings, and the format of lnav. Each thing "
                + "that is left is told with the command that removes it: the home with its record, worktrees, "
                + "branches and checkpoints in repositories, and the programs.",
            "It stops nothing: while the daemon or a run goes on it is refused. --purge asks for the path of the home; "
                + "where nobody can be asked --confirm names it. It is refused while worktrees hold work that is in "
                + "no commit.",
        ],
        examples: [
            Example("roost uninstall -n", "what would go, and what would stay"),
            Example("roost uninstall", "the home stays"),
            Example("roost uninstall --purge --confirm ~/.roost", "from a script, with all that is recorded"),
        ],
        options: [all, confirm, discard, trial, yes],
        formats: OutputFormat.allCases,
        exitCodes: [.refusedByState, .notPermitted],
        run: run
    )

    private static func run(_ invocation: Invocation) throws(CommandError) -> ExitCode {
        try invocation.refuseWithinRun()
        let plan = try UninstallPlan(invocation)
        let isGoing = invocation[all] && plan.isThere
        // What is in the home can only be looked at before it goes.
        let left = try plan.left(isHomeGoing: isGoing)
        var rows: [Row] = []
        guard !invocation[trial] else {
            rows = things(plan, isGoing).map { Row("would be removed", $0.what, $0.path, nil) }
            try show(rows + left.map { Row("left", $0.what, $0.path, $0.remedy) }, invocation)
            return .ok
        }
        if isGoing { try refuseUnsaved(plan, invocation) }
        let hold = try hold(plan)
        try ask(plan, isGoing, invocation)
        rows += try takeOut(plan, invocation)
        if isGoing { rows += try remove(plan, invocation) }
        _ = consume hold
        try show(rows + left.map { Row("left", $0.what, $0.path, $0.remedy) }, invocation)
        return .ok
    }

    // MARK: - Before

    private static func hold(_ plan: UninstallPlan) throws(CommandError) -> HomeHold? {
        guard plan.isThere else { return nil }
        return try onHome { () throws(HomeFault) in
            try HomeHold.take(plan.home, on: SystemDisk(), processes: SystemProcesses(), isTrial: true)
        }
    }

    private static func refuseUnsaved(_ plan: UninstallPlan, _ invocation: Invocation) throws(CommandError) {
        let unsaved = plan.unsaved
        guard !unsaved.isEmpty, !invocation[discard] else { return }
        throw .refused(
            "\(unsaved.count == 1 ? "a worktree holds" : "\(unsaved.count) worktrees hold") work that is in no commit: "
                + unsaved.prefix(3).map { SafeText.of($0) }.joined(separator: ", "),
            hint: "commit it there, or let it go with --discard-work"
        )
    }

    private static func ask(
        _ plan: UninstallPlan,
        _ isGoing: Bool,
        _ invocation: Invocation
    ) throws(CommandError) {
        for thing in things(plan, isGoing) {
            try invocation.console.say("roost: goes: \(thing.what): \(SafeText.of(thing.path))")
        }
        if isGoing {
            if let path = invocation[confirm] {
                guard FilePath.resolvedAhead(path) == plan.home.root else {
                    throw .refused("--confirm names another folder than the home, \(plan.home.root)", hint: nil)
                }
                return
            }
            guard Question.canBeAsked(on: invocation.console) else {
                throw .refused(
                    "nobody is there to be asked for the path of the home",
                    hint: "when you are sure: --confirm \(CommandText.of([plan.home.root]))"
                )
            }
            let text = "All that is recorded there goes for ever."
            guard try Question.isNamed(plan.home.root, text, on: invocation.console) else {
                throw .refused("nothing was changed", hint: nil)
            }
            return
        }
        guard !invocation[yes], !things(plan, isGoing).isEmpty else { return }
        guard Question.canBeAsked(on: invocation.console) else {
            throw .refused("nobody is there to be asked", hint: "when you have looked at it, add --yes")
        }
        guard try Question.isAffirmed("Take this out?", on: invocation.console) else {
            throw .refused("nothing was changed", hint: nil)
        }
    }

    // MARK: - What goes

    private static func things(_ plan: UninstallPlan, _ isGoing: Bool) -> [(what: String, path: String)] {
        var things: [(what: String, path: String)] = []
        if let path = plan.unit?.path { things.append(("the unit of systemd", path)) }
        things += plan.hooks.map { ("the hooks in Claude's settings", $0.path) }
        if let format = plan.format { things.append(("the format of lnav", format)) }
        if isGoing { things.append(("the home, with all that is recorded", plan.home.root)) }
        return things
    }

    private static func takeOut(_ plan: UninstallPlan, _ invocation: Invocation) throws(CommandError) -> [Row] {
        var rows: [Row] = []
        if let path = plan.unit?.path {
            do throws(CommandError) { try UnitInstallCommand.takeOut(invocation) } catch {
                try invocation.console.say("roost: \(SafeText.of(error.description))")
                if let hint = error.hint { try invocation.console.say("  \(SafeText.of(hint))") }
            }
            rows.append(Row("removed", "the unit of systemd", path, nil))
        }
        for file in plan.hooks {
            let before = try file.read() ?? []
            let hooks: ClaudeHooks
            do throws(ClaudeHooks.Fault) {
                var found = try ClaudeHooks(before)
                try found.remove()
                hooks = found
            } catch {
                try invocation.console.say("roost: \(SafeText.of(file.path)) is left as it is: \(error.text)")
                continue
            }
            let copy = try file.write(hooks.bytes, over: before)
            let what = "the hooks in Claude's settings" + (copy.map { "; what was there is kept in \($0)" } ?? "")
            rows.append(Row("removed", what, file.path, nil))
        }
        if let format = plan.format {
            do throws(PlatformError) { try invocation.disk.remove(format) } catch { throw .platform(error) }
            Deliberate.ignore(because: "a folder in which others keep formats stays") { () throws(PlatformError) in
                try invocation.disk.removeFolder(FilePath.folder(of: format))
            }
            rows.append(Row("removed", "the format of lnav", format, nil))
        }
        return rows
    }

    private static func remove(_ plan: UninstallPlan, _ invocation: Invocation) throws(CommandError) -> [Row] {
        var rows: [Row] = []
        for repository in plan.repositories {
            for worktree in repository.worktrees {
                guard let git = plan.git else { continue }
                do throws(GitError) {
                    try repository.forget(worktree, git)
                    rows.append(Row("removed", "a worktree", worktree, nil))
                } catch {
                    try invocation.console.say("roost: \(SafeText.of("\(error)"))")
                    let remedy = "git -C \(CommandText.of([repository.path])) worktree prune"
                    rows.append(Row("left", "the entry of a worktree", worktree, remedy))
                }
            }
        }
        try onHome { () throws(HomeFault) in try HomeRemoval.remove(plan.home) }
        return rows + [Row("removed", "the home, with all that was recorded", plan.home.root, nil)]
    }

    // MARK: - What is told

    private struct Row {
        let state: String
        let what: String
        let path: String
        let remedy: String?

        init(_ state: String, _ what: String, _ path: String, _ remedy: String?) {
            self.state = state
            self.what = what
            self.path = path
            self.remedy = remedy
        }
    }

    private static func show(_ rows: [Row], _ invocation: Invocation) throws(CommandError) {
        guard invocation.format == .table else {
            var table = Table(
                of: "uninstalled",
                [
                    Column("state", title: "STATE"), Column("what", title: "WHAT"), Column("path", title: "PATH"),
                    Column("remedy", title: "REMEDY", .prose),
                ]
            )
            for row in rows {
                table.append([
                    .text(row.state), .text(SafeText.of(row.what)), .text(SafeText.of(row.path)),
                    row.remedy.map { .text(SafeText.of($0)) } ?? .none,
                ])
            }
            return try invocation.console.show(table, as: invocation.format)
        }
        if !rows.contains(where: { $0.state != "left" }) {
            try invocation.console.line("nothing is set up outside of the home")
        }
        for row in rows {
            try invocation.console.line("\(row.state): \(SafeText.of(row.what)): \(SafeText.of(row.path))")
            if let remedy = row.remedy { try invocation.console.line("  → \(SafeText.of(remedy))") }
        }
    }
}
