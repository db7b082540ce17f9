import Control
import Domain
import JSON
import Journal
import Panes
import Platform
import Runs
import Settings

/// `roost pane start`, `restart` and `nudge`: through the daemon where there is one, and without it as well.
package enum PaneCommand {
    private static let words = PaneName.allCases.map(\.rawValue) + [PaneName.allWord]
    private static let names = Argument(
        "PANE",
        .choice(words),
        count: .optional,
        "Which; all that are set up if not given"
    )
    private static let name = Argument("PANE", ValueForm<PaneName>.word, "Which")
    private static let text = Argument("TEXT", ValueForm.text, count: .oneOrMore, "What to type, before Enter")

    package static let start = row(
        "start",
        "Start panes in tmux",
        [
            "What a pane runs is set by panes.architect.command and panes.manager.command, and panes.architect.nudge "
                + "is typed into it once it has begun. It begins in the folder that you are in, in the tmux session "
                + "that panes.session names. One that runs already is left as it is."
        ],
        [
            Example("roost pane start", "all that are set up"),
            Example("roost pane start architect", "one of them"),
        ],
        [names]
    ) { (invocation) throws(CommandError) in
        try refuseWithinRun(invocation)
        let folder = FilePath.resolved(".")
        try act(.paneStart, .start, invocation[names], folder: folder, invocation)
    }

    package static let restart = row(
        "restart",
        "End what panes run, and start it anew",
        ["The pane stays, with its place in tmux; what it ran is ended, and begins again with the same nudge."],
        [
            Example("roost pane restart architect", "in the same pane"),
            Example("roost pane restart all", "every pane that is set up"),
        ],
        [names]
    ) { (invocation) throws(CommandError) in
        try refuseWithinRun(invocation)
        try act(.restartPane, .restart, invocation[names], folder: nil, invocation)
    }

    package static let nudge = row(
        "nudge",
        "Type a text into a pane",
        [],
        [Example("roost pane nudge manager look at gh-450", "and Enter after it")],
        [name, text]
    ) { (invocation) throws(CommandError) in
        try refuseWithinRun(invocation)
        let (pane, words) = (invocation.required(name), invocation[all: text])
        let line = words.joined(separator: " ")
        if try invocation.livingDaemon() != nil {
            return try told(
                invocation.askDaemon(.nudge, words: [pane.rawValue, line], upTo: Invocation.answerPatience),
                invocation
            )
        }
        try told(PaneOrder(.nudge(line), [pane], plans: []).perform(with: invocation.tmux()), invocation)
    }

    private static func row(
        _ name: String,
        _ summary: String,
        _ details: [String],
        _ examples: [Example],
        _ arguments: [any ArgumentKey],
        run: @escaping @Sendable (Invocation) throws(CommandError) -> Void
    ) -> Command {
        Command(
            "pane",
            name,
            section: .resources,
            summary: summary,
            details: details,
            examples: examples,
            arguments: arguments,
            exitCodes: [.notFound, .refusedByState, .notPermitted, .timedOut]
        ) { (invocation) throws(CommandError) in
            try run(invocation)
            return .ok
        }
    }

    /// What an agent starts is not for people to sit in, and it has no say over what is.
    private static func refuseWithinRun(_ invocation: Invocation) throws(CommandError) {
        guard let run = invocation.environment["ROOST_RUN"], !run.isEmpty else { return }
        let told = CommandError.refused(
            "this is within \(SafeText.of(run)), and an agent has no say over panes",
            hint: "ask the person who runs the flock"
        )
        throw told
    }

    private static func act(
        _ directive: DirectiveName,
        _ deed: PaneOrder.Deed,
        _ word: String?,
        folder: String?,
        _ invocation: Invocation
    ) throws(CommandError) {
        if try invocation.livingDaemon() != nil {
            let data: JSONObject = JSONObject(present: [("folder", JSONValue(folder))])
            let answer = try invocation.askDaemon(
                directive,
                words: word.map { [$0] } ?? [],
                data: data,
                upTo: Invocation.answerPatience
            )
            return try told(answer, invocation)
        }
        let home = HomePaths(root: try invocation.home())
        let settings = try invocation.settings()
        let wanted = word.flatMap(PaneName.named) ?? PaneName.allCases
        var records = PaneRecords.read(in: home, on: invocation.disk)
        var folders: [PaneName: String] = [:]
        for name in wanted { folders[name] = folder ?? records[name].folder ?? FilePath.resolved(".") }
        let tmux = Tmux(invocation.panePlace(settings, home))
        let order = PaneOrder(deed, wanted, plans: settings.panePlans, folders: folders)
        let outcome = order.perform(with: tmux)
        for step in outcome.begun {
            records[step.name].startedAt = invocation.clock.now().wall.truncatedToMilliseconds
            records[step.name].folder = step.folder
            // Without a daemon nobody tells when it has begun.
            if let nudge = settings.panePlan(step.name)?.nudge {
                let typed = PaneOrder(.nudge(nudge), [step.name], plans: []).perform(with: tmux)
                if let error = typed.error { try invocation.console.say("roost: \(SafeText.of(error.description))") }
            }
        }
        if !outcome.begun.isEmpty { remember(records, home, invocation.disk) }
        try told(outcome, invocation)
    }

    private static func remember(_ records: PaneRecords, _ home: HomePaths, _ disk: any Disk) {
        Deliberate.ignore(because: "the panes have started; what is lost is since when") { () throws(PlatformError) in
            try disk.makeFolders(home.root)
            try records.write(in: home, on: disk)
        }
    }

    private static func told(_ answer: DirectiveAnswer, _ invocation: Invocation) throws(CommandError) {
        try invocation.console.say("roost: \(SafeText.of(answer.detail))")
    }

    private static func told(_ outcome: PaneOutcome, _ invocation: Invocation) throws(CommandError) {
        if let error = outcome.error {
            let code: DirectiveCode = error.isMissing ? .noTarget : .refused
            throw .directive(.refused(code, outcome.text, hint: error.hint, data: outcome.json))
        }
        try invocation.console.say("roost: \(SafeText.of(outcome.text))")
    }
}
