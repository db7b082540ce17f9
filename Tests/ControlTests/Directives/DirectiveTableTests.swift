import Domain
import JSON
import Testing

@testable import Control

@Suite struct DirectiveTableTests {
    private func read(_ name: String, _ words: [String], _ data: JSONObject = [:]) throws(DirectiveFault) -> Directive {
        try DirectiveTable.read(DirectiveRequest(1, name, words: words, data: data)).1
    }

    private func fault(_ name: String, _ words: [String], _ data: JSONObject = [:]) -> DirectiveFault? {
        do throws(DirectiveFault) { _ = try read(name, words, data) } catch { return error }
        return nil
    }

    @Test func everyNameHasOneRow() {
        #expect(
            DirectiveTable.rows.map(\.name).sorted { $0.rawValue < $1.rawValue }
                == DirectiveName.allCases.sorted {
                    $0.rawValue < $1.rawValue
                }
        )
    }

    @Test func summariesAreLinesThatBeginLargeAndEndWithoutAFullStop() {
        for row in DirectiveTable.rows {
            #expect(row.summary.first?.isUppercase == true && row.summary.last != ".", "\(row.summary)")
        }
    }

    /// What stands first may not be left out behind what may, and nothing follows what takes the rest.
    @Test func wordsCanBeToldApart() {
        for row in DirectiveTable.rows {
            let words = row.fields.filter { $0.placeholder != nil }
            #expect(Set(row.fields.map(\.key)).count == row.fields.count, "\(row.usage)")
            #expect(words.dropLast().allSatisfy { !$0.takesRest }, "\(row.usage)")
            #expect(words.sorted { $0.isRequired && !$1.isRequired }.map(\.key) == words.map(\.key), "\(row.usage)")
        }
    }

    @Test func wordsAreRead() throws {
        let task = try TaskID("gh-450")
        let worker = try WorkerID("worker-1-2")
        let run = try Identifier("run-1")
        var wish = TaskWish()
        wish.text = "say hello"
        let read: [(String, [String], Directive)] = [
            ("status", [], .status), ("version", [], .version), ("resume", [], .resume), ("reload", [], .reload),
            ("worker-logs", ["worker-1-2"], .workerLogs(worker, linesMax: 20)),
            ("worker-logs", ["worker-1-2", "10000"], .workerLogs(worker, linesMax: 10_000)),
            ("add-task", ["say", "hello"], .addTask(wish)),
            ("retry-task", ["gh-450"], .retryTask(task)),
            ("cancel-task", ["gh-450", "no", "need"], .cancelTask(task, reason: "no need")),
            ("hold", ["gh-450"], .hold(task, reason: nil)), ("release", ["gh-450"], .release(task)),
            ("block", ["gh-450", "waits"], .block(task, reason: "waits")),
            ("assign", ["gh-450", "claude"], .assign(task, agent: "claude")), ("review", ["gh-450"], .review(task)),
            ("accept", ["gh-450"], .accept(task, .usual)), ("accept", ["gh-450", "merge"], .accept(task, .merge)),
            ("discard", ["gh-450"], .discard(task, reason: nil)), ("pause", ["lunch"], .pause(reason: "lunch")),
            ("scale", ["8"], .scale(workers: 8)), ("stop", [], .stop(.leave)), ("stop", ["now"], .stop(.now)),
            ("stop", ["drain", "1m30s"], .stop(.drain(.seconds(90)))),
            ("stop", ["drain"], .stop(.drain(StopWay.drainUsual))),
            ("stop-worker", ["worker-1-2", "now"], .stopWorker(worker, isNow: true)),
            ("restart-worker", ["worker-1-2"], .restartWorker(worker)),
            ("answer", ["run-1", "yes", "do"], .answer(run, text: "yes do", question: nil)),
            ("steer", ["run-1", "faster"], .steer(run, text: "faster")), ("checkpoint", ["run-1"], .checkpoint(run)),
            ("pause-run", ["run-1"], .pauseRun(run, reason: nil)), ("resume-run", ["run-1"], .resumeRun(run)),
            ("pause-run", ["run-1", "lunch"], .pauseRun(run, reason: "lunch")),
            ("restart-daemon", [], .restartDaemon(isHot: false)),
            ("restart-daemon", ["hot"], .restartDaemon(isHot: true)),
            ("subscribe", ["task", "worker"], .subscribe(Subscription(topics: ["task", "worker"]))),
            ("budget", [], .budget(.show)), ("budget", ["day", "20"], .budget(.set(.day, dollars(20)))),
            ("budget", ["task", "gh-450", "0.50"], .budget(.set(.task(task), dollars(0.5)))),
            ("prune-worktrees", [], .pruneWorktrees(isTrial: false)),
            ("prune-worktrees", ["trial"], .pruneWorktrees(isTrial: true)),
            ("alert-test", [], .testAlerts(nil)), ("alert-test", ["phone"], .testAlerts("phone")),
            ("edit-task", ["gh-450", "say", "hello"], .editTask(task, wish, cleared: [])),
            ("accept", ["gh-450", "pr"], .accept(task, .pullRequest)),
            ("trigger-poll", [], .triggerPoll(source: nil)),
            ("trigger-poll", ["github"], .triggerPoll(source: "github")),
            ("trigger-test", ["github"], .triggerTest(source: "github")),
            ("trigger-add", ["deploy"], .triggerAdd(type: "deploy", data: [:], nil)),
            ("trigger-add", ["deploy", "say", "hello"], .triggerAdd(type: "deploy", data: [:], wish)),
            ("health", [], .health),
            ("pane-start", ["manager"], .paneStart([.manager], folder: nil)),
            ("pane-start", [], .paneStart(PaneName.allCases, folder: nil)),
            ("restart-pane", ["architect"], .restartPane([.architect])),
            ("restart-pane", ["all"], .restartPane([.architect, .manager])),
            ("nudge", ["manager", "go", "on"], .nudge(.manager, text: "go on")),
            ("web", [], .web(.tell)), ("web", ["on"], .web(.on(WebWish()))), ("web", ["off"], .web(.off)),
        ]
        for (name, words, directive) in read { #expect(try self.read(name, words) == directive, "\(name) \(words)") }
        // A hook tells more than words can.
        #expect(Set(read.map(\.0) + ["hook"]) == Set(DirectiveName.allCases.map(\.rawValue)))
    }

    private func dollars(_ amount: Double) -> BudgetLimit {
        BudgetLimit(money: Money(nanodollars: Int64(amount * 1_000_000_000)))
    }

    @Test func budgetsThatNameNothingOrTooMuchAreNotTaken() throws {
        for words in [
            ["day"], ["task"], ["task", "gh-450"], ["day", "five"], ["day", "-1"], ["run", "r", "1", "2"],
        ] {
            #expect(fault("budget", words)?.code == .badRequest, "\(words)")
        }
        let named: JSONObject = ["scope": "run", "id": "r", "budgetTokens": 5, "budgetUsd": "1"]
        let limit = BudgetLimit(money: dollars(1).money, tokens: 5)
        #expect(try read("budget", [], named) == .budget(.set(.run(try RunID("r")), limit)))
    }

    @Test func onlyAnOwnerSetsABudget() throws {
        let agent = Asker(
            kind: .known(.command),
            identity: ProcessIdentity(boot: "b", pid: 1, startTicks: 1),
            origin: .insideRun(nil)
        )
        let row = try #require(DirectiveTable.row(.budget))
        #expect(agent.denial(of: row, for: .budget(BudgetWish.show)) == nil)
        #expect(agent.denial(of: row, for: .budget(.set(.day, dollars(1))))?.code == .inRun)
    }

    @Test func namedValuesMeanTheSameAsWords() throws {
        #expect(
            try read("worker-logs", [], ["worker": "w-1", "lines": 3])
                == .workerLogs(try WorkerID("w-1"), linesMax: 3)
        )
        #expect(try read("stop", ["drain"], ["drainSec": 5]) == .stop(.drain(.seconds(5))))
        #expect(try read("scale", ["3"], ["workers": 3]) == .scale(workers: 3))
        #expect(try read("scale", [], ["workers": 3, "key": "once"]) == .scale(workers: 3))
    }

    @Test(
        arguments: [
            ("worker-logs", [], "worker-logs: WORKER is missing"),
            ("worker-logs", ["../../etc/passwd"], #"worker-logs: WORKER is not a worker id: "../../etc/passwd""#),
            ("worker-logs", [".."], #"worker-logs: WORKER is not a worker id: "..""#),
            ("worker-logs", ["w", "0"], #"worker-logs: LINES is not a whole number from 1 to 10000: "0""#),
            ("worker-logs", ["w", "10001"], #"worker-logs: LINES is not a whole number from 1 to 10000: "10001""#),
            ("worker-logs", ["w", "ten"], #"worker-logs: LINES is not a whole number from 1 to 10000: "ten""#),
            ("worker-logs", ["w", "1", "x"], #"worker-logs: there is a word too many, "x""#),
            ("status", ["now"], #"status: there is a word too many, "now""#),
            (
                "accept", ["gh-1", "steal"],
                #"accept: merge|branch|pr is not one of: usual, merge, branch, pr: "steal""#
            ),
            (
                "stop", ["drain", "soon"],
                #"stop: DURATION is not a length of time such as 60s, in the data a number of seconds: "soon""#
            ),
            ("add-task", [], "add-task: TEXT is missing"),
            ("hold", [""], #"hold: TASK is not a task id: """#),
        ] as [(String, [String], String)]
    )
    func whatIsWrongIsSaid(name: String, words: [String], detail: String) {
        let fault = fault(name, words)
        #expect(fault?.detail == detail)
        #expect(fault?.code == .badRequest)
        #expect(fault?.hint?.hasPrefix("use: \(name)") == true)
    }

    @Test func aFieldThatIsNotKnownIsRefusedAndNotPassedOver() {
        let fault = fault("add-task", ["x"], ["prioritty": 1])
        #expect(fault?.detail == #"add-task: it takes no field "prioritty"; similar: priority"#)
        #expect(self.fault("scale", ["3"], ["workers": 4])?.detail == "scale: N is given twice, and not the same")
        #expect(self.fault("add-task", ["x"], ["after": ["a", "../b"]])?.code == .badRequest)
        #expect(self.fault("add-task", ["x"], ["steps": ["think"]])?.code == .badRequest)
        #expect(self.fault("add-task", ["x"], ["repository": "here"])?.code == .badRequest)
        #expect(self.fault("edit-task", ["x"], ["clear": ["id"]])?.code == .badRequest)
        #expect(self.fault("subscribe", [], ["after": ["session": "x", "seq": 1]])?.code == .badRequest)
    }

    @Test func whatAHookTellsIsReadByName() throws {
        let data: JSONObject = ["id": "h-1", "at": 1_795_222_923_456_789_000, "pane": "architect", "data": ["a": 1]]
        let report = HookReport(
            id: "h-1",
            event: "SessionStart",
            at: WallTime(nanoseconds: 1_795_222_923_456_789_000),
            pane: .architect,
            run: nil,
            data: ["a": 1]
        )
        #expect(try read("hook", ["SessionStart"], data) == .hook(report))
        #expect(fault("hook", ["SessionStart"])?.code == .badRequest)
        #expect(fault("hook", ["Session Start"], data)?.code == .badRequest)
        #expect(fault("nudge", ["nobody", "x"])?.code == .badRequest)
        #expect(fault("restart-pane", ["both"])?.code == .badRequest)
    }

    @Test func aNameThatIsNoneListsAll() {
        let fault = fault("worker-log", [])
        #expect(fault?.code == .unknownDirective)
        #expect(fault?.detail == #"there is no directive "worker-log""#)
        #expect(fault?.hint?.hasPrefix("similar: worker-logs   all: status, ") == true)
        for name in DirectiveName.allCases { #expect(fault?.hint?.contains(name.rawValue) == true) }
    }

    @Test func onlyLookingAndAddingIsForObservers() {
        let names = DirectiveTable.rows.filter { $0.leastRole == .observer }.map(\.name)
        #expect(
            Set(names) == [
                .status, .version, .workerLogs, .subscribe, .addTask, .review, .budget, .health, .hook, .web,
            ]
        )
    }

    @Test func whatAnObserverAddsIsHeld() throws {
        var wish = TaskWish()
        wish.text = "x"
        wish.isHeld = false
        var held = wish
        held.isHeld = true
        #expect(Directive.addTask(wish).limited(to: .observer) == .addTask(held))
        #expect(Directive.addTask(wish).limited(to: .owner) == .addTask(wish))
        #expect(Directive.status.limited(to: .observer) == .status)
    }
}
