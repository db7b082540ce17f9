import Domain
import JSON
import Testing

@testable import Commands

@Suite struct LiveWorkersTests {
    private let now = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    private func run(_ task: String, _ kind: VerdictKind, _ cause: VerdictCause, asks: String? = nil) -> JSONValue {
        let since = now - .seconds(120)
        let verdict = Verdict(kind, cause: cause, evidence: ["what speaks for it"], since: since, confidence: .certain)
        var object: JSONObject = [
            "run": .string("run-20261121-010203-456789-\(task)"), "task": .string(task), "kind": "claude",
            "started_at": .string((now - .seconds(720)).iso), "last_output_at": .string(since.iso),
            "verdict": .object(verdict.json),
        ]
        if let asks { object["questions"] = [["subject": .string(asks)]] }
        return .object(object)
    }

    private func workers(_ runs: [JSONValue]) -> LiveWorkers {
        let status: JSONObject = [
            "state": "running", "pid": 12_345, "uptime_ms": 9_240_000, "workers_max": 4, "runs_live": .array(runs),
        ]
        return LiveWorkers(status, at: now)
    }

    @Test func whoeverNeedsAPersonComesFirst() {
        let workers = workers([
            run("fine", .working, .output), run("quiet", .quiet, .apiSilence), run("stuck", .stalled, .processStopped),
            run("asks", .waitingAnswer, .question, asks: "push to main?"),
        ])
        #expect(workers.rows.map(\.task) == ["asks", "stuck", "quiet", "fine"])
        #expect(workers.rows.map(\.state) == ["◆ waiting answer", "✗ stalled", "◐ quiet", "● working"])
        #expect(workers.rows.map(\.doing) == ["asks: push to main?", "what speaks for it", "what speaks for it", ""])
        #expect(workers.headline == "● roost running  PID 12345  up 2 h 34 min  4 of 4 workers  1 needs you")
        #expect(workers.advice.first == "answer it: roost worker answer run-20261121-010203-456789-asks TEXT")
        #expect(workers.advice.count == 2)
    }

    @Test func whatIsAskedIsToldWithoutItsSecrets() {
        let token = "ghp_" + String(repeating: "a1B2", count: 9)
        let workers = workers([run("asks", .waitingAnswer, .question, asks: "git push https://\(token)@host?")])
        #expect(workers.rows[0].question?.hasPrefix("git push") == true)
        #expect(!(workers.rows[0].question ?? token).contains("a1B2") && !workers.rows[0].doing.contains("a1B2"))
    }

    @Test func whatWasSpentStandsBesideWhoSpendsIt() {
        var workers = workers([run("asks", .waitingAnswer, .question), run("fine", .working, .output)])
        workers.spending.today = Money(nanodollars: 4_120_000_000)
        workers.spending.dayMax = Money(nanodollars: 20_000_000_000)
        workers.spending.tasks = ["asks": Money(nanodollars: 940_000_000)]
        #expect(workers.headline.hasSuffix("2 of 4 workers  today $4.12 of $20.00  1 needs you"))
        let place = workers.table.columns.firstIndex { $0.key == "costUsd" } ?? 0
        #expect(workers.table.rows.map { $0[place].text } == ["$0.94", "-"])
        #expect(workers.table.rows.map { $0[0].ink } == [.magenta, .green])
    }

    @Test func whatIsNotKnownIsShownAsSuch() {
        let workers = workers([["run": "run-1", "task": "a\u{1b}[31mb"]])
        #expect(workers.rows.map(\.state) == ["◐ not judged yet"])
        #expect(workers.advice.isEmpty)
        #expect(workers.table.rows[0][1].text.contains("\u{1b}") == false)
        #expect(LiveWorkers([:], at: now).headline == "● roost running  PID 0  up 0 ms  0 of 0 workers")
    }
}
