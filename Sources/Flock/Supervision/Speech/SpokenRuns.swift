import Agents
import Control
package import Domain
import JSON
import Journal
import Platform
import Runs

/// The runs that go on and can be spoken to: it is listened to what they print, and their input ends when their turn is
/// over.
package final class SpokenRuns {
    private struct Spoken {
        var run: SpokenRun
        var ear: OutputEar
        var isClosing = false
    }

    private let runs: LiveRuns
    private let journal: DaemonJournal
    private let disk: any Disk
    private var spoken: [RunID: Spoken] = [:]
    /// Those that nobody speaks to, so that their files are not read again.
    private var silent: Set<RunID> = []
    /// Hears of rate limits that agents were told of.
    var heardRateLimit: (RunID, WallTime) -> Void = { _, _ in }

    init(_ runs: LiveRuns, _ journal: DaemonJournal, on disk: any Disk) {
        self.runs = runs
        self.journal = journal
        self.disk = disk
    }

    package subscript(run: RunID) -> SpokenRun? { spoken[run]?.run }

    // MARK: - Listening

    /// What each has printed since is heard.
    func listen() {
        for row in runs.live { listen(to: row) }
    }

    /// What it has printed up to its end is heard, and it is forgotten. Answers until when it was told to wait.
    func ended(_ row: RunRow) -> WallTime? {
        listen(to: row, isOver: true)
        silent.remove(row.run)
        return spoken.removeValue(forKey: row.run)?.run.rateLimitedUntil
    }

    private func listen(to row: RunRow, isOver: Bool = false) {
        guard var known = spoken[row.run] ?? begin(row) else { return }
        let lines = Deliberate.ignore(because: "what cannot be read now is read at the next time") {
            () throws(PlatformError) in try known.ear.lines(on: disk)
        }
        for line in lines ?? [] {
            guard let sign = AgentSign(line: line) else { continue }
            known.run.hear(sign)
            tell(sign, row)
        }
        spoken[row.run] = known
        if !isOver, known.run.isToBeClosed { close(row.run) }
    }

    private func begin(_ row: RunRow) -> Spoken? {
        guard !silent.contains(row.run), let kind = row.look.run.metadata.workerKind.known else { return nil }
        let plan = Deliberate.ignore(because: "a run that says nothing of how it was started is not spoken to") {
            () throws(JournalError) in try LaunchPlan.read(row.paths.launch, on: disk)
        }
        guard kind.canBeInteractive, plan?.stdin == .held else {
            silent.insert(row.run)
            return nil
        }
        let run = SpokenRun(AgentSpeech(kind, isInteractive: true))
        return Spoken(run: run, ear: OutputEar(row.paths.log(of: .stdout)))
    }

    private func tell(_ sign: AgentSign, _ row: RunRow) {
        switch sign {
        case .asks(let question):
            let details: JSONObject = [
                "run": .string(row.run.text), "task": .string(row.task.text), "request": .string(question.request),
                "tool": .string(question.tool), "is_for_person": .bool(question.isForPerson),
                "subject": .string(ShortText.line(of: question.subject, lettersMax: 500)),
            ]
            journal.note("question_asked", "\(row.run) of \(row.task) asks and waits", details: details)
        case .rateLimited(let until): heardRateLimit(row.run, until)
        case .withdraws, .turnEnded: break
        }
    }

    /// Where its shim is not connected now, it is tried again at the next time.
    private func close(_ run: RunID) {
        guard runs.peers.isConnected(run), spoken[run]?.isClosing == false else { return }
        spoken[run]?.isClosing = true
        runs.ask(run, .closeInput) { [weak self] reply in
            self?.spoken[run]?.isClosing = false
            if reply != nil { self?.spoken[run]?.run.isInputClosed = true }
        }
    }

    // MARK: - Speaking

    /// Says it to the agent, which hears all of it or nothing.
    func say(_ wish: AgentWish, to run: RunID, _ answered: @escaping (RunReply?) -> Void) throws(AgentError) {
        guard let speech = spoken[run]?.run.speech else { return answered(nil) }
        let bytes = try speech.bytes(of: wish)
        runs.ask(run, .input(bytes)) { [weak self] reply in
            if reply?.ok == true { self?.said(wish, to: run) }
            answered(reply)
        }
    }

    private func said(_ wish: AgentWish, to run: RunID) {
        switch wish {
        case .message: spoken[run]?.run.told()
        case .permission(_, let request): spoken[run]?.run.answered(request)
        case .answer(_, let question): spoken[run]?.run.answered(question.request)
        case .interrupt: break
        }
    }
}
