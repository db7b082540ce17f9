import Control
import Domain
import JSON
import Journal
import Platform
import Runs
import TerminalUI

/// What the plot has done.
extension DemoPlay {
    /// The record is a moment behind the daemon.
    private static let recordPatience = Duration.seconds(10)

    func perform(_ act: DemoPlot.Act) throws(CommandError) {
        switch act {
        case .question(let task, let run, let request, _):
            // Where nobody can answer nobody is waited for.
            let wait = screen.isWatched ? story.pace.answer : max(.seconds(1), story.pace.step)
            let deadline = invocation.clock.now().monotonic.advanced(by: wait)
            question = Question(task: task, run: run, request: request, deadline: deadline)
            if screen.isWatched {
                let pause = BriefDuration.text(wait)
                try tell(
                    "◆",
                    "it is chosen in Fleet: y allows, n refuses; in \(pause) the demo allows it",
                    .asking,
                    of: task
                )
            }
        case .explain(let task):
            explanation = (task, invocation.clock.now().monotonic.advanced(by: Self.recordPatience))
        case .accept(let task): acceptance = (task, invocation.clock.now().monotonic.advanced(by: Self.recordPatience))
        case .killDaemon: try killDaemon()
        case .endCount:
            ask(.steer, words: [DemoStory.counting, "That is enough."]) { [unowned self] _ in
                attempt { () throws(CommandError) in
                    try tell(
                        "●",
                        "is told that it is enough, through the daemon that adopted it",
                        of: DemoStory.counting
                    )
                }
            }
        case .end: finish()
        }
    }

    // MARK: - A question

    func lookAtQuestion(_ now: MonotonicTime) throws(CommandError) {
        guard let asked = question, outage == nil, now >= asked.deadline else { return }
        question = nil
        let data: JSONObject = ["question": .string(asked.request)]
        follower?.ask(.answer, words: [asked.run, "yes"], data: data) { [unowned self] answer in
            // A person may have been first.
            guard case .success(let answer) = answer, answer.isOK else { return }
            attempt { () throws(CommandError) in
                try tell("●", "answered by the demo, as nobody else did: yes", .good, of: asked.task)
            }
        }
    }

    /// What was asked and is not any more, a person has answered: perhaps before it was seen here once, and the run
    /// may be over by then.
    /// - Parameter known: the question of which it was told already when the daemon was asked how its runs are.
    func look(atQuestionsOf runs: [FlockStatus.Run], knownWhenAsked known: String?) {
        guard let asked = question else { return }
        let run = runs.first { $0.run == asked.run }
        // A daemon that has just begun may not know of the run yet.
        guard run != nil || runsBefore.isEmpty else { return }
        if let run, run.questions.contains(where: { $0.request == asked.request }) {
            question?.isSeen = true
        } else if asked.isSeen || known == asked.request {
            question = nil
            attempt { () throws(CommandError) in try tell("●", "answered by you", .good, of: asked.task) }
        }
    }

    // MARK: - Commands of roost, as a person calls them

    func lookAtExplanation(_ now: MonotonicTime) throws(CommandError) {
        guard let (task, until) = explanation, outage == nil else { return }
        let answer = own.roost(["why", task])
        let isStall = answer.output.contains("  verdict   stalled")
        guard isStall || now >= until else { return }
        explanation = nil
        plot.explained(asStall: isStall)
        try tell("?", "$ roost why \(task)", .accent, of: task)
        let told = answer.output.split(separator: "\n").map(String.init).filter { line in
            ["  verdict", "  evidence", "  since", "  sure"].contains { line.hasPrefix($0) }
        }
        try screen.show(told.map { StyledText("               \(SafeText.of($0))") })
    }

    func lookAtAcceptance(_ now: MonotonicTime) throws(CommandError) {
        guard let (task, until) = acceptance, outage == nil else { return }
        let deeds = DemoDeeds.text(own.rows(["talk", task, "--tools-only"]))
        // That is the last that it does.
        guard deeds.contains("git commit ✓") || now >= until else { return }
        acceptance = nil
        let review = own.roost(["task", "review", task])
        let changed = review.output.split(separator: "\n").first { $0.contains(" changed") }.map(String.init)
        if !deeds.isEmpty { try tell("●", deeds, .accent, of: task) }
        try tell("?", "$ roost task review \(task):  \(changed ?? "nothing changed")", .accent, of: task)
        let answer = own.roost(["task", "accept", task])
        guard answer.code == .ok else { throw .failed("\(task) could not be taken over: \(answer.errors)", hint: nil) }
        let said = answer.errors.split(separator: "\n").first.map(String.init) ?? ""
        let told = said.split(separator: ":").last.map(String.init) ?? said
        try tell("✓", "accepted:\(told)", .good, of: task)
        plot.accepted()
    }

    // MARK: - The daemon is killed

    private func killDaemon() throws(CommandError) {
        runsBefore = Set(live.map(\.run))
        let lines = countedSoFar() ?? 0
        let pid = try daemon.kill()
        let until = invocation.clock.now().monotonic.advanced(by: story.pace.outage)
        outage = (until, lines)
        try tell("✗", "kill -9 \(pid): the daemon is gone while \(runsBefore.count) agents are at work", .bad)
    }

    func startAgain() throws(CommandError) {
        guard let before = outage?.lines else { return }
        let lines = (countedSoFar() ?? 0) - before
        let pid = try daemon.start()
        outage = nil
        plot.daemonIsBack()
        try tell("●", "another daemon (pid \(pid)); \(lines) lines were recorded while there was none", .good)
    }

    // MARK: - The count

    func countedSoFar() -> Int64? { countingRun().map { DemoCount.lines(in: bytes($0.log(of: .stdout))) } }

    /// What is to be compared, as it stands now.
    func count() -> DemoCount? {
        countingRun().map { run in
            DemoCount(printed: bytes("\(run.directory)/artifacts/printed"), output: bytes(run.log(of: .stdout)))
        }
    }

    private func countingRun() -> RunPaths? {
        let runs = Deliberate.ignore(because: "before it has begun it has none") { () throws(CommandError) in
            let id: TaskID
            do throws(IdentifierError) { id = try TaskID(DemoStory.counting) } catch { return [CatalogedRun]() }
            return try onRecord { () throws(JournalError) in
                try RunCatalog.runs(of: id, in: scene.home, on: invocation.disk)
            }
        }
        return runs?.first?.paths
    }

    private func bytes(_ path: String) -> [UInt8] {
        let read = Deliberate.ignore(because: "what is not there holds nothing, and that is counted") {
            () throws(PlatformError) in try invocation.disk.readAll(path, bytesMax: 64 << 20)
        }
        return read ?? []
    }
}
