import Agents
import Control
import Domain
import JSON
import Journal
import Panes
import Platform
import Runs

/// What the daemon does that it is asked.
extension Daemon {
    /// Nil for what is answered later.
    func act(_ call: DirectiveCall) -> DirectiveAnswer? {
        let answer = answer(call)
        if let answer { note(call, answer) }
        return answer
    }

    private func answer(_ call: DirectiveCall) -> DirectiveAnswer? {
        switch call.directive {
        case .status: return .done(statusText, data: fullStatus)
        case .version: return .done("roost \(ProgramVersion.current)", data: versionData)
        case .workerLogs(let worker, let linesMax): return workerLogs(worker, linesMax, call)
        case .pause(let reason): return pause(reason, call.asker)
        case .resume: return resume(call.asker)
        case .scale(let workers): return scale(workers, call.asker)
        case .reload:
            guard let error = reload() else { return .done("the settings were read anew") }
            return .refused(.failed, "the settings stay as they were: \(error)", hint: error.hint)
        case .stop(let way): return go(Departure.Wish(way))
        case .restartDaemon(let isHot): return go(isHot ? .restart : .restartAnnounced)
        case .stopWorker(let worker, let isNow):
            let wish: RunRequest.Wish = isNow ? .kill : .stop(reason: .known(.stopped), graceSeconds: nil)
            return ask(worker.identifier, wish, "asked to stop", call)
        case .checkpoint(let target): return ask(target, .checkpoint, "asked for a checkpoint", call)
        case .pauseRun(let target, let reason):
            return ask(target, .pause(.person, why: reason ?? "\(call.asker.text) paused it"), "paused", call)
        case .resumeRun(let target): return resume(target, call)
        case .pruneWorktrees(let isTrial): return pruneWorktrees(isTrial: isTrial, call)
        case .answer(let target, let text, let question): return self.answer(target, text, question: question, call)
        case .steer(let target, let text): return steer(target, text, call)
        case .addTask, .editTask, .retryTask, .cancelTask, .hold, .release, .block, .assign:
            return answerOfTasks(call)
        case .review(let task): return review(task, call)
        case .accept(let task, let way): return accept(task, way, call)
        case .discard(let task, let reason): return discard(task, reason, call)
        case .restartWorker(let worker): return restart(worker, call)
        case .triggerPoll(let source): return poll(source, call)
        case .triggerAdd(let type, let data, let wish): return addTrigger(type, data, wish, call)
        case .triggerTest(let source): return test(source, call)
        case .budget(let wish): return budget(wish)
        case .testAlerts(let channel): return testAlerts(channel, call)
        case .subscribe: return .refused(.badRequest, "whoever subscribes stays connected")
        case .health: return health(call)
        case .paneStart(let names, let folder): return act(.start, names, folder: folder, call)
        case .restartPane(let names): return act(.restart, names, call)
        case .nudge(let name, let text): return act(.nudge(text), [name], call)
        case .hook(let report): return hear(report, from: call.asker)
        case .web(let order): return web.answer(order)
        }
    }

    /// What was asked and what became of it; looking is not worth a line.
    func note(_ call: DirectiveCall, _ answer: DirectiveAnswer) {
        let row = DirectiveTable.rows.first { $0.name.rawValue == call.request.name }
        guard row.map({ call.directive.leastRole(by: $0) }) == .owner else { return }
        note(call.request, by: call.asker, isOK: answer.isOK, answer.detail)
    }

    func note(_ request: DirectiveRequest, by asker: Asker, isOK: Bool, _ detail: String) {
        let data: JSONObject = [
            "directive": .string(request.name), "arguments": .array(request.words.map { .string($0) }),
            "peer_pid": .integer(Int64(asker.identity.pid)), "ok": .bool(isOK), "detail": .string(detail),
            "asker": .string(asker.text),
        ]
        let message = "\(asker.text) asked for \(request.name): \(detail)"
        journal.record(.directive, message, level: isOK ? .info : .warn, data: data)
    }

    // MARK: - Looking

    private var statusText: String {
        let state = departure.isStaying && dispatch.scheduler.isPaused ? "paused" : departure.phase
        let count = runs.live.count
        return "\(state) (pid \(identity.pid)), \(count == 1 ? "1 run goes on" : "\(count) runs go on")"
    }

    private var fullStatus: JSONObject {
        var status = status
        status["runs_live"] = .array(runs.live.map { .object(json(of: $0)) })
        status["sources"] = sourcesData
        return status
    }

    /// A run with what it does and what its agent asks.
    private func json(of row: RunRow) -> JSONObject {
        var object = row.json
        object["verdict"] = watch[row.run].map { .object($0.json) }
        let questions = dispatch.spoken[row.run]?.questions ?? []
        if !questions.isEmpty { object["questions"] = .array(questions.map { .object($0.json) }) }
        return object
    }

    private var versionData: JSONObject {
        [
            "version": .string(ProgramVersion.current), "protocol": .integer(ControlProtocol.number),
            "pid": .integer(Int64(identity.pid)), "session": .string(journal.session.text),
        ]
    }

    /// It reads files of any size, which the loop must not wait for.
    private func workerLogs(_ worker: WorkerID, _ linesMax: Int, _ call: DirectiveCall) -> DirectiveAnswer? {
        let logs: WorkerLogs
        do throws(RunsError) {
            logs = WorkerLogs(
                home: plan.home,
                program: try OwnProgram.path("roost", on: disk),
                environment: DaemonStart.environment(from: plan.environment),
                disk: disk,
                clock: clock
            )
        } catch { return .refused(.failed, "\(error)", hint: error.hint) }
        return sideAnswers.begin({ logs.answer(worker, linesMax: linesMax) }) { [weak self] answer in
            self?.settle(call, answer)
        }
    }

    // MARK: - Ourselves

    private func pause(_ reason: String?, _ asker: Asker) -> DirectiveAnswer {
        let why = reason.map { ": \($0)" } ?? ""
        guard !dispatch.scheduler.isPaused else { return .done("paused already") }
        dispatch.tell(.paused(by: reason.map { "\(asker.text) (\($0))" } ?? asker.text))
        return .done("paused\(why); what goes on goes on")
    }

    private func resume(_ asker: Asker) -> DirectiveAnswer {
        let wasPaused = dispatch.scheduler.isPaused
        dispatch.tell(.resumed(by: asker.text))
        return .done(wasPaused ? "resumed" : "not paused")
    }

    private func scale(_ workers: Int, _ asker: Asker) -> DirectiveAnswer {
        dispatch.tell(.scaled(slots: workers, by: asker.text))
        return .done("at most \(workers) workers", data: ["workers": .integer(Int64(workers))])
    }

    private func go(_ wish: Departure.Wish) -> DirectiveAnswer {
        var pid: JSONObject = ["pid": .integer(Int64(identity.pid))]
        switch ask(for: wish) {
        case .accepted(let text): return .done(text, data: pid)
        case .done(let text):
            pid["done"] = true
            return .done(text, data: pid)
        case .refused(let text): return .refused(.refused, text, data: pid)
        }
    }

    // MARK: - Runs

    /// Asks the run that the target names, and answers when its shim has.
    func ask(
        _ target: Identifier,
        _ wish: RunRequest.Wish,
        _ done: String,
        _ call: DirectiveCall
    ) -> DirectiveAnswer? {
        let run: RunID
        switch row(of: target) {
        case .failure(let fault): return fault.answer
        case .success(let row): run = row.run
        }
        var answer: DirectiveAnswer?
        var isLater = false
        runs.ask(run, wish) { [unowned self] reply in
            let found = Self.answer(to: run, reply, done)
            if isLater { settle(call, found) } else { answer = found }
        }
        isLater = true
        return answer
    }

    /// One whose budget is used up would be paused again at once.
    private func resume(_ target: Identifier, _ call: DirectiveCall) -> DirectiveAnswer? {
        if case .success(let row) = row(of: target), let stop = budgets.budgets.stop(of: row.run) {
            let hint = "give it more: roost budget set \(stop.scope == "day" ? "day" : "\(stop.scope) ID") AMOUNT"
            return .refused(.budget, "\(row.run) stays paused: \(stop.why)", hint: hint)
        }
        return ask(target, .resume, "told to go on", call)
    }

    static func answer(to run: RunID, _ reply: RunReply?, _ done: String) -> DirectiveAnswer {
        let data: JSONObject = ["run": .string(run.text)]
        guard let reply else { return .refused(.failed, "the shim of \(run) did not answer", data: data) }
        guard reply.ok else { return .refused(.refused, "\(run): \(reply.detail)", data: data) }
        return .done("\(run) was \(done)", data: data)
    }
}
