import Control
import Domain
import Glibc
import JSON
import Journal
import Platform
import Queries
import Runs
import Settings
import TerminalUI

/// What the dashboard asks files and record, as the commands of those names would find it.
struct TopFiles: Sendable {
    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    func sources() throws(CommandError) -> TopSources {
        let (socket, client) = try invocation.daemonEnd()
        let program: String
        do throws(RunsError) { program = try OwnProgram.path("roost", on: invocation.disk) } catch {
            throw .runs(error)
        }
        var values = invocation.environment.values
        values["ROOST_HOME"] = try invocation.home()
        let files = self
        return TopSources(
            socket: socket,
            client: Hello.Client(.known(.top), identity: client.identity),
            uid: geteuid(),
            program: program,
            environment: Environment(values)
        ) { files.answer($0) }
    }

    /// On a thread of its own.
    private func answer(_ questions: [TopQuestion]) -> TopSources.Answered {
        let now = invocation.clock.now().wall
        var answers: TopSources.Answered = []
        var rest: [TopQuestion] = []
        for question in questions {
            switch question {
            case .flock: answers.append((question, told { () throws(CommandError) in .flock(try flock()) }))
            case .health:
                answers.append(
                    (question, told { () throws(CommandError) in .health(try HealthLook(invocation).health()) })
                )
            case .lines(let asks):
                answers.append((question, told { () throws(CommandError) in .lines(try pages(asks, now)) }))
            case .budgets: answers.append((question, .budgets(budgets())))
            case .diff(let name):
                answers.append(
                    (question, told { () throws(CommandError) in .diff(try invocation.workerPatch(of: name)) })
                )
            case .review(let task):
                answers.append(
                    (question, told { () throws(CommandError) in .review(try invocation.taskReview(of: task)) })
                )
            case .spending, .tasks, .recent, .decisions, .explanation, .costs, .run, .story, .history, .events, .speed,
                .talk:
                rest.append(question)
            }
        }
        guard !rest.isEmpty else { return answers }
        return answers + record(rest, now)
    }

    private func pages(_ asks: [LogAsk], _ now: WallTime) throws(CommandError) -> [LogPage?] {
        let logs = HomeLogs(HomePaths(root: try invocation.home()), on: invocation.disk, at: now)
        return try onRecord { () throws(JournalError) in
            var pages: [LogPage?] = []
            for ask in asks { pages.append(try logs.page(ask)) }
            return pages
        }
    }

    private func record(_ questions: [TopQuestion], _ now: WallTime) -> TopSources.Answered {
        let opened: Result<OpenRecord?, CommandError>
        do throws(CommandError) { opened = .success(try openRecord(for: questions)) } catch { opened = .failure(error) }
        switch opened {
        case .failure(let error): return questions.map { ($0, .failed("\(error)")) }
        // Nothing was ever recorded.
        case .success(nil): return []
        case .success(let record?):
            let desk = RecordDesk(record, LocalCalendar(), at: now) { invocation.redaction(of: $0) }
            let limits = dayMax()
            return questions.compactMap { question in
                guard var answer = desk.answer(question) else { return nil }
                if case .spending(var spending) = answer {
                    spending.dayMax = limits
                    answer = .spending(spending)
                }
                return (question, answer)
            }
        }
    }

    private func openRecord(for questions: [TopQuestion]) throws(CommandError) -> OpenRecord? {
        try invocation.recordIfMade(withConversations: questions.contains { $0.needsConversations })
    }

    /// As the settings have it; what a person has set since, the daemon knows.
    private func dayMax() -> Money? { budgets().day }

    private func budgets() -> BudgetPicture {
        let read = Deliberate.ignore(because: "settings that cannot be read are told of by what needs them") {
            () throws(CommandError) in try invocation.settings()
        }
        guard let settings = read else { return BudgetPicture() }
        return BudgetPicture(
            day: settings[Setting.dayMoneyMax],
            dayTokens: settings[Setting.dayTokensMax],
            task: settings[Setting.taskMoneyMax],
            run: settings[Setting.runMoneyMax],
            warnPercent: Int64(settings[Setting.budgetWarnPercent]),
            atLimit: settings[Setting.atBudget].rawValue
        )
    }

    /// Who had not ended when the files were written last.
    private func flock() throws(CommandError) -> FlockStatus {
        let home = HomePaths(root: try invocation.home())
        let all = try RunTarget.runs(beginningWith: "", in: home, on: invocation.disk)
        var flock = FlockStatus(["state": "gone"])
        for run in RunCatalog.open(among: all, on: invocation.disk) where run.state.status != .known(.prepared) {
            let attendance = try invocation.attendance(of: run)
            guard attendance != .over else { continue }
            flock.runs.append(Self.row(of: run, attendance))
        }
        return flock
    }

    private static func row(of run: CatalogedRun, _ attendance: RunAttendance) -> FlockStatus.Run {
        var object: JSONObject = [
            "run": .string(run.metadata.run.text), "task": .string(run.metadata.task.text),
            "kind": .string(run.metadata.workerKind.text), "status": .string(RunTable.word(for: run.state, attendance)),
            "started_at": .string(run.state.startedAt.iso), "stdout_bytes": .integer(run.state.stdoutBytes),
            "stderr_bytes": .integer(run.state.stderrBytes), "worktree": .string(run.metadata.worktreePath),
            "directory": .string(run.paths.directory),
        ]
        object["worker"] = run.metadata.worker.map { .string($0.text) }
        return FlockStatus.Run(object)
    }

    private func told(_ body: () throws(CommandError) -> TopAnswer) -> TopAnswer {
        do throws(CommandError) { return try body() } catch { return .failed("\(error)") }
    }
}
