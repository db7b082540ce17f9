import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Runs
import TerminalUI

/// Plays the demo: it starts the daemon, gives it the tasks, does what the plot says, and shows what happens.
final class DemoPlay {
    static let lookInterval = Duration.milliseconds(200)

    struct Question {
        let task: String
        let run: String
        let request: String
        let deadline: MonotonicTime
        /// Whether the daemon has told that it is open.
        var isSeen = false
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
    var question: Question?
    /// The tasks that are to be explained and accepted, until when the record is waited for.
    var explanation: (task: String, until: MonotonicTime)?
    var acceptance: (task: String, until: MonotonicTime)?
    /// While there is no daemon: when the next is started, and who was at work when it was killed.
    var outage: (until: MonotonicTime, lines: Int64)?
    var runsBefore: Set<String> = []
    var adopted: Int?
    var live: [FlockStatus.Run] = []
    private var stopped: Signal?
    private var failure: CommandError?
    private var hasTasks = false
    private var hasDashboard = false
    private var isAsking = false
    private var isOver = false
    private var looked: MonotonicTime

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
        screen = DemoScreen(invocation.console)
        plot = DemoPlot(story)
        reel = DemoReel(story.tasks)
        begun = invocation.clock.now().monotonic
        looked = begun
        do throws(PlatformError) { loop = try EventLoop(clock: invocation.clock) } catch { throw .platform(error) }
    }

    /// - Parameter leash: given where there is room for the dashboard. At its end the demo ends, too.
    func run(while leash: Int32?) throws(CommandError) -> ExitCode {
        let signals: [Signal] = [.interrupt, .terminate, .hangUp]
        Signal.block(signals)
        do throws(PlatformError) {
            try loop.watch(signals) { [unowned self] in stopped = stopped ?? $0 }
            if let leash {
                try loop.watch(leash) { [unowned self] _ in stopped = stopped ?? .terminate }
                hasDashboard = true
            }
        } catch { throw .platform(error) }
        let played: Result<Void, CommandError>
        do throws(CommandError) { played = .success(try play()) } catch { played = .failure(error) }
        follower?.close()
        let isGone = try daemon.endAll()
        let count = count()
        Deliberate.ignore(because: "of two errors the first is told") { () throws(CommandError) in try screen.close() }
        if case .failure(let error) = played, error != .outputClosed { try invocation.console.say("roost: \(place)") }
        try played.get()
        if let stopped { return try interrupted(stopped) }
        return try end(isGone ? count : nil)
    }

    private func play() throws(CommandError) {
        let pid = try daemon.start()
        if hasDashboard { try openDashboard() }
        var title = StyledText("roost demo", .strong)
        title.append("  in \(scene.home.root)")
        try screen.show([
            title,
            StyledText("Real daemon, worktrees and records; the agents are played, and the prices are demo prices."),
        ])
        try tell("●", "the daemon runs (pid \(pid))", .good)
        try follow()
        while !isOver, stopped == nil {
            try turn()
            if let failure { throw failure }
            while let act = acts.first {
                acts.removeFirst()
                try perform(act)
            }
            try look()
        }
        try sayFarewell()
    }

    private func turn() throws(CommandError) {
        do throws(PlatformError) { try loop.turn(upTo: Self.lookInterval) } catch { throw .platform(error) }
        switch screen.leaving {
        case .quit: try screen.close()
        case .interrupted: stopped = stopped ?? .interrupt
        case nil: break
        }
    }

    private func openDashboard() throws(CommandError) {
        let sources = try TopFiles(invocation).sources()
        do throws(PlatformError) {
            try screen.open(sources, invocation.environment, clock: invocation.clock, on: loop)
        } catch { throw .platform(error) }
    }

    /// Whoever looks at the dashboard is not thrown out of it.
    private func sayFarewell() throws(CommandError) {
        guard screen.isWatched, stopped == nil else { return }
        try tell("✓", "that was all. q: what it came to, and what to try next", .good)
        let end = invocation.clock.now().monotonic.advanced(by: story.pace.farewell)
        while screen.isWatched, stopped == nil, invocation.clock.now().monotonic < end { try turn() }
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
            try screen.show(reel.take(fact, at: time).map(\.styled))
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
        if !screen.isWatched, begun.duration(to: now) > story.pace.limit {
            throw .timedOut("the demo has not come to its end: \(plot.missing.joined(separator: "; "))", hint: place)
        }
        try lookAtQuestion(now)
        try lookAtExplanation(now)
        try lookAtAcceptance(now)
        if let outage, now >= outage.until { try startAgain() }
        guard looked.duration(to: now) >= Self.lookInterval else { return }
        looked = now
        if let follower, follower.isOpen, !isAsking { askStatus(follower) }
    }

    private func askStatus(_ follower: ControlFollower) {
        isAsking = true
        let known = question?.request
        follower.ask(.status) { [unowned self] answer in
            isAsking = false
            guard case .success(let answer) = answer, let status = answer.data else { return }
            live = FlockStatus(status).runs
            for kind in live.compactMap({ $0.verdict?.kind.known }) { plot.see(kind) }
            look(atQuestionsOf: live, knownWhenAsked: known)
            lookForAdopted()
            acts += plot.look(atWork: Set(live.filter { $0.stdoutBytes > 0 && $0.isConnected }.map(\.task)))
        }
    }

    /// Whether the second daemon has all runs that were at work under the first.
    private func lookForAdopted() {
        guard outage == nil, !runsBefore.isEmpty, adopted == nil else { return }
        let back = runsBefore.intersection(live.filter(\.isConnected).map(\.run))
        let others = runsBefore.subtracting(back)
        let known = Set(live.map(\.run))
        // One that ended in between needs nobody.
        guard others.isDisjoint(with: known), !back.isEmpty else { return }
        adopted = back.count
        acts += plot.adopted()
        let ended = others.isEmpty ? "" : ", \(others.count) had ended by itself"
        attempt { () throws(CommandError) in
            try tell(
                "●",
                "\(back.count) live workers adopted\(ended): the same processes, nobody was started anew",
                .good
            )
        }
    }

    // MARK: - What is told

    var time: Duration { begun.duration(to: invocation.clock.now().monotonic) }

    func tell(
        _ sign: String,
        _ text: String,
        _ style: TextStyle = .plain,
        of task: String = ""
    ) throws(CommandError) {
        try screen.show([DemoLine(at: time, task: task, sign: sign, text: text, style: style).styled])
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
        let traits = invocation.console.output
        for line in [""] + summary.lines(for: traits) + ["", "Try, on this very home:"] {
            try invocation.console.line(line)
        }
        for (line, about) in suggestions {
            try invocation.console.line("  \(line)")
            try invocation.console.line("      " + Ink.dim.mark(about, where: traits.isColored))
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
