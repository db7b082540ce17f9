import Control
import Domain
import JSON

/// Facts of the index, one of each kind.
struct LiveSamples {
    let run: RunID
    let task: TaskID
    let at = WallTime(nanoseconds: 1_795_222_923_456_000_000)

    init() throws {
        run = try RunID("run-20261121-010203-456789-7k2mq9")
        task = try TaskID("gh-450")
    }

    var place: LivePlace { LivePlace(run: run, task: task, channel: .stdout, offset: 120, at: at) }

    var event: LiveEvent {
        LiveEvent(place, type: "rate_limit", level: "warning", message: "five_hour", data: ["kind": "five_hour"])
    }

    var spending: Spending {
        var sum = Spending()
        sum.responses = 2
        sum.unpriced = 1
        sum.nanodollars = 1_905_000
        sum.tokens = Usage(input: 25, output: 120, cacheRead: 100, cacheWrite5m: 3, cacheWrite1h: 4)
        return sum
    }

    var progress: LiveProgress {
        var progress = LiveProgress(run: run, task: task)
        progress.read = [.stdout: 240, .stderr: 3]
        progress.lastOutputAt = at
        progress.lastMessageAt = at
        progress.messages = 4
        progress.toolCalls = 1
        progress.turns = 1
        return progress
    }

    var summary: LiveSummary {
        get throws {
            var summary = LiveSummary(progress, agent: "claude", createdAt: at)
            summary.worker = try WorkerID("worker-1795222923456789000-1")
            summary.model = "claude-sonnet-4-5"
            summary.conversation = "c-1"
            summary.openTools = [LiveSummary.OpenTool(call: "toolu_1", tool: "Bash", what: "ls", since: at)]
            summary.permissions = [event]
            summary.events = [event, event]
            summary.spent = spending
            return summary
        }
    }

    var usage: LiveUsage {
        var usage = LiveUsage(place)
        usage.model = "claude-sonnet-4-5"
        usage.change = spending
        (usage.run, usage.task, usage.day) = (spending, spending, spending)
        return usage
    }

    var totals: LiveTotals {
        var totals = LiveTotals(day: at..<at.advanced(by: .seconds(86_400)), spentToday: spending)
        totals.tasks = ["gh-450": spending]
        totals.runs = [run.text: spending]
        totals.areAll = false
        return totals
    }

    var all: [IndexFact] {
        get throws {
            [
                .summary(try summary), .event(event),
                .tool(LiveTool(place, .opened, call: "toolu_1", tool: "Bash", what: "ls")),
                .tool(LiveTool(place, .closed, call: nil, tool: nil, isOK: false)), .usage(usage),
                .progress(progress), .ended(run: run, task: task), .totals(totals), .totalsUnknown(why: "it is away"),
                .lagged, .summarized, .unknown(["fact": "mood", "value": "bright"]),
            ]
        }
    }
}
