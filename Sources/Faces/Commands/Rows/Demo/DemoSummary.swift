import Domain
import JSON
import Journal
import Platform
import Runs

/// What came of the demo: how tasks and runs have ended, what they took, and what they cost.
struct DemoSummary {
    let ended: [String: TaskStatus]
    let runs: [CatalogedRun]
    let cost: Money
    let wall: Duration
    let count: DemoCount
    let adopted: Int

    /// How many runs a task has had.
    func attempts(of task: String) -> Int { runs.filter { $0.metadata.task.text == task }.count }

    private var agentTime: Duration { runs.compactMap(\.duration).reduce(.zero, +) }

    func lines(for traits: ChannelTraits) -> [String] {
        let isColored = traits.isColored
        let failed = runs.filter { $0.state.outcome == .known(.failed) }.count
        let stopped = runs.filter { $0.state.outcome == .known(.interrupted) }.count
        let ends = Dictionary(grouping: ended.values) { $0 }.map { "\($0.value.count) \($0.key.rawValue)" }.sorted()
        let tasks =
            "\(ended.count) tasks: \(ends.joined(separator: ", "))   "
            + "\(runs.count) runs: \(failed) failed and \(stopped) stopped on the way"
        let time = "\(BriefDuration.text(agentTime)) of agents' time in \(BriefDuration.text(wall))"
        let figures = "\(Self.grouped(count.printed ?? 0)) printed = \(Self.grouped(count.recorded)) recorded"
        let proof = "\(count.lost) lines were lost: \(figures)"
        let sign = (count.isWhole ? Ink.green : .red).mark(count.isWhole ? "✓" : "✗", where: isColored)
        return [
            Ink.bold.mark(tasks, where: isColored), time,
            "\(BriefMoney.text(cost)) of a budget of $1.00, at demo prices: no model was asked, nothing was spent",
            "the daemon was killed once (kill -9), and \(adopted) workers were adopted",
            "\(sign) \(count.isWhole ? proof : broken)",
        ]
    }

    private var broken: String {
        let order = count.isInOrder ? "" : ", and not in order"
        let printed = count.printed.map(Self.grouped) ?? "an unknown number of"
        return "\(printed) lines were printed, and \(Self.grouped(count.recorded)) are recorded\(order)"
    }

    /// `8,114`
    static func grouped(_ number: Int64) -> String {
        let digits = String(number)
        return String(
            digits.enumerated().flatMap { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
            }
        )
    }

    /// What the rows of `roost cost --by task -o json` add up to, and of each task.
    static func costs(_ rows: [JSONValue]) -> [String: Money] {
        let costs = rows.compactMap { row -> (String, Money)? in
            guard let task = row["task"]?.stringValue, let cost = row["costNanodollars"]?.integerValue else {
                return nil
            }
            return (task, Money(nanodollars: cost))
        }
        return Dictionary(costs) { first, _ in first }
    }
}
