import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs

/// Plays the demo: it starts the daemon, gives it the tasks, does what the plot says, and shows what happens.
final class DemoPlay {
    static let lookInterval = Duration.milliseconds(200)
    static let costInterval = Duration.seconds(2)

    struct Question {
        let task: String
        let run: String
        let request: String
        let deadline: MonotonicTime
    }

    let story: DemoStory
    let scene: DemoHome
    let isKept: Bool
    let invocation: Invocation
    let own: DemoOwn
    let daemon: DemoDaemon
    let screen: DemoScreen
    let loop: EventLoop
    let begun: MonotonicTime
    var plot: DemoPlot
    var reel: DemoReel
    var acts: [DemoPlot.Act] = []
    var follower: ControlFollower?
    var keys: DemoKeys?
    var key: Character?
    var question: Question?
    /// The tasks that are to be explained and accepted, until when the record is waited for.
    var explanation: (task: String, until: MonotonicTime)?
    var acceptance: (task: String, until: MonotonicTime)?
    /// While there is no daemon: when the next is started, and who was at work when it was killed.
    var outage: (until: MonotonicTime, lines: Int64)?
    var runsBefore: Set<String> = []
    var adopted: Int?
    var live: [LiveWorkers.Row] = []
    var headline = "○ no daemon yet"
    var printed: Int64?
    private var stopped: Signal?
    private var failure: CommandError?
    private var hasTasks = false
    private var isAsking = false
    private var isOver = false
    private var looked: MonotonicTime
    private var priced: MonotonicTime

    init(
        _ story: DemoStory,
        on scene: DemoHome,
        isKept: Bool,
        _ invocation: Invocation,
        _ processes: any Processes
    ) throws(CommandError) {
        self.story = story
        self.scene = scene
        self.isKept = isKept
        var values = ParsedValues()
        values.set(GlobalOption.home.row, to: scene.home.root)
        let there = Invocation(
            of: invocation.command,
            values,
            table: invocation.table,
            environment: scene.environment,
            console: invocation.console,
            clock: invocation.clock
        )
        self.invocation = there
        own = DemoOwn(scene: scene, table: invocation.table)
        daemon = DemoDaemon(scene: scene, invocation: there, processes: processes)
        screen = DemoScreen(invocation.console, invocation.environment)
        plot = DemoPlot(story)
        reel = DemoReel(story.tasks)
        begun = invocation.clock.now().monotonic
        looked = begun
        priced = begun
        do throws(PlatformError) { loop = try EventLoop(clock: invocation.clock) } catch { throw .platform(error) }
    }

    func run() throws(CommandError) -> ExitCode {
        let signals: [Signal] = [.interrupt, .terminate, .hangUp]
        Signal.block(signals)
        do throws(PlatformError) {
            try loop.watch(signals) { [unowned self] in stopped = stopped ?? $0 }
            keys = try DemoKeys(on: loop, isWanted: screen.isLive) { [unowned self] in key = $0 }
        } catch { throw .platform(error) }
        let played: Result<Void, CommandError>
        do throws(CommandError) { played = .success(try play()) } catch { played = .failure(error) }
        follower?.close()
        let isGone = try daemon.endAll()
        let count = count()
        Deliberate.ignore(because: "of two errors the first is told") { () throws(CommandError) in try screen.close() }
        keys?.close()
        if case .failure(let error) = played, error != .outputClosed { try invocation.console.say("roost: \(place)") }
        try played.get()
        if let stopped { return try interrupted(stopped) }
        return try end(isGone ? count : nil)
    }

    private func play() throws(CommandError) {
        try screen.show([
            Ink.bold.mark("roost demo", where: screen.traits.isColored) + "  in \(scene.home.root)",
            "Real daemon, worktrees and records; the agents are played, and the prices are demo prices.", "",
        ])
        try tell("●", "the daemon runs (pid \(daemon.start()))", .green)
        try follow()
        while !isOver, stopped == nil {
            do throws(PlatformError) { try loop.turn(upTo: Self.lookInterval) } catch { throw .platform(error) }
            if let failure { throw failure }
            while let act = acts.first {
                acts.removeFirst()
                try perform(act)
            }
            try look()
        }
    }

    // MARK: - What is heard

    private func follow() throws(CommandError) {
        let (path, client) = try invocation.daemonEnd()
        let follower = ControlFollower(to: path, as: client, uid: geteuid(), on: loop, clock: invocation.clock) {
            [unowned self] in heard($0)
        }
        self.follower = follower
    }

    private func heard(_ heard: ControlFollower.Heard) {
        switch heard {
        case .opened, .lagged, .parted: break
        case .following: if hasTasks { catchUp() } else { addTasks() }
        case .event(let event, _): if let fact = DemoFact(event) { take(fact) }
        }
    }

    private func take(_ fact: DemoFact) {
        attempt { () throws(CommandError) in
            try screen.show(reel.take(fact, at: time).map { $0.text(for: screen.traits) })
        }
        acts += plot.take(fact)
    }

    private func addTasks() {
        hasTasks = true
        add(story.tasks.sorted { $0.priority < $1.priority }[...])
    }

    /// One after the other, so that they begin in their order.
    private func add(_ tasks: ArraySlice<DemoTask>) {
        guard let task = tasks.first else { return }
        let data: JSONObject = [
            "id": .string(task.id), "title": .string(task.title), "agent": .string(task.agent),
            "priority": .integer(task.priority), "text": .string(task.text), "repository": .string(scene.repository),
        ]
        ask(.addTask, data: data) { [unowned self] _ in add(tasks.dropFirst()) }
    }

    /// What happened while nobody was told: each open task is asked for.
    private func catchUp() {
        follower?.ask(.budget) { [unowned self] answer in
            guard case .success(let answer) = answer, !plot.hasBudgetAlert,
                (answer.data?["budgets"]?.arrayValue ?? []).contains(where: { $0["level"] == "warn" })
            else { return }
            take(.budget(answer.detail))
        }
        for task in story.tasks where plot.ended[task.id] == nil {
            follower?.ask(.review, data: ["task": .string(task.id)]) { [unowned self] answer in
                guard case .success(let answer) = answer,
                    let text = answer.data?["task"]?["status"]?.stringValue,
                    let status = TaskStatus(rawValue: text)
                else { return }
                guard status.isOver else { return }
                take(.task(task.id, status, why: answer.data?["task"]?["failure_reason"]?.stringValue ?? text))
            }
        }
    }

    /// Asks the daemon; that it does not do it is the end of the demo.
    func ask(
        _ name: DirectiveName,
        words: [String] = [],
        data: JSONObject = [:],
        _ done: @escaping (DirectiveAnswer) -> Void
    ) {
        follower?.ask(name, words: words, data: data) { [unowned self] answer in
            switch answer {
            case .failure(let error): failure = failure ?? .control(error)
            case .success(let answer):
                if answer.isOK { done(answer) } else { failure = failure ?? .directive(answer) }
            }
        }
    }

    // MARK: - What is looked at

    private func look() throws(CommandError) {
        let now = invocation.clock.now().monotonic
        if begun.duration(to: now) > story.pace.limit {
            throw .timedOut("the demo has not come to its end: \(plot.missing.joined(separator: "; "))", hint: place)
        }
        try lookAtQuestion(now)
        try lookAtExplanation(now)
        try lookAtAcceptance(now)
        if let outage, now >= outage.until { try startAgain() }
        guard looked.duration(to: now) >= Self.lookInterval else { return }
        looked = now
        if let follower, follower.isOpen, !isAsking { askStatus(follower) }
        if priced.duration(to: now) >= Self.costInterval, screen.isLive, outage == nil {
            priced = now
            reel.take(costs: DemoSummary.costs(own.rows(["cost", "--all", "--by", "task"])))
        }
        try screen.show(table: tableLines())
    }

    private func askStatus(_ follower: ControlFollower) {
        isAsking = true
        follower.ask(.status) { [unowned self] answer in
            isAsking = false
            guard case .success(let answer) = answer, let status = answer.data else { return }
            let workers = LiveWorkers(status, at: invocation.clock.now().wall)
            live = workers.rows
            headline = workers.headline
            printed = countedSoFar()
            for kind in live.compactMap({ $0.verdict?.kind.known }) { plot.see(kind) }
            let runs = status["runs_live"]?.arrayValue ?? []
            look(at: runs)
            let atWork = runs.filter { ($0["stdout_bytes"]?.integerValue ?? 0) > 0 && $0["connected"] == true }
            acts += plot.look(atWork: Set(atWork.compactMap { $0["task"]?.stringValue }))
        }
    }

    /// Whether the second daemon has all runs that were at work under the first.
    private func look(at runs: [JSONValue]) {
        guard outage == nil, !runsBefore.isEmpty, adopted == nil else { return }
        let attended = runs.filter { $0["connected"] == true }.compactMap { $0["run"]?.stringValue }
        let back = runsBefore.intersection(attended)
        let others = runsBefore.subtracting(back)
        let known = Set(runs.compactMap { $0["run"]?.stringValue })
        // One that ended in between needs nobody.
        guard others.isDisjoint(with: known), !back.isEmpty else { return }
        adopted = back.count
        let ended = others.isEmpty ? "" : ", \(others.count) had ended by itself"
        attempt { () throws(CommandError) in
            try tell(
                "●",
                "\(back.count) live workers adopted\(ended): the same processes, nobody was started anew",
                .green
            )
        }
    }

    private func tableLines() -> [String] {
        guard screen.isLive else { return [] }
        return DemoTable(
            standings: reel.standings,
            live: live,
            headline: headline,
            now: invocation.clock.now().wall,
            printed: printed
        ).lines(for: screen.traits)
    }

    // MARK: - What is told

    var time: Duration { begun.duration(to: invocation.clock.now().monotonic) }

    func tell(_ sign: String, _ text: String, _ ink: Ink? = nil, of task: String = "") throws(CommandError) {
        let line = DemoLine(at: time, task: task, sign: sign, text: text, ink: ink)
        try screen.show([line.text(for: screen.traits)])
    }

    /// Within a call of the loop, which cannot throw.
    func attempt(_ body: () throws(CommandError) -> Void) {
        do throws(CommandError) { try body() } catch { failure = failure ?? error }
    }

    func finish() { isOver = true }

    // MARK: - The end

    private var place: String { "its home is \(scene.home.root)" }

    private func interrupted(_ signal: Signal) throws(CommandError) -> ExitCode {
        try invocation.console.say("roost: stopped, with the daemon and its agents; \(place)")
        return signal == .interrupt ? .interrupted : signal == .hangUp ? .hungUp : .terminated
    }

    private func end(_ count: DemoCount?) throws(CommandError) -> ExitCode {
        guard let count else {
            throw .failed("processes of the demo are left", hint: "they have \(scene.mark) in their environment")
        }
        let runs = RunCatalog.readable(
            try Array(RunTarget.runs(beginningWith: "", in: scene.home, on: invocation.disk)),
            on: invocation.disk
        )
        let costs = DemoSummary.costs(own.rows(["cost", "--all", "--by", "task"]))
        let summary = DemoSummary(
            ended: plot.ended,
            runs: runs,
            cost: Money(nanodollars: costs.values.reduce(0) { $0 + $1.nanodollars }),
            wall: time,
            count: count,
            adopted: adopted ?? 0
        )
        var missing = plot.missing
        if adopted == nil { missing.append("no worker was adopted") }
        for task in [DemoStory.retried, DemoStory.stalling] where summary.attempts(of: task) < 2 {
            missing.append("\(task) was not tried again")
        }
        let program = DemoSuggestion.program(invocation.environment, on: invocation.disk)
        let suggestions = DemoSuggestion.all.map { ($0.line(program, home: scene.home.root), $0.about) }
        try screen.show([""] + summary.lines(for: screen.traits) + ["", "Try, on this very home:"])
        for (line, about) in suggestions {
            try invocation.console.line("  \(line)")
            try invocation.console.line("      " + Ink.dim.mark(about, where: screen.traits.isColored))
        }
        let until = isKept ? "until you remove it: roost demo --clean" : "until the next demo, or roost demo --clean"
        try invocation.console.line("\nIt stays in \(scene.home.root) \(until)")
        try invocation.console.flush()
        if !count.isWhole { throw .failed("the record does not hold what was printed", hint: place) }
        if !missing.isEmpty {
            throw .failed("the demo came out otherwise: \(missing.joined(separator: "; "))", hint: place)
        }
        return .ok
    }
}
