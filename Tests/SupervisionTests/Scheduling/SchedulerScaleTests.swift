import Domain
import Glibc
import Platform
import Testing

@testable import Supervision

/// What a fact costs does not grow with the number of tasks that wait.
@Suite struct SchedulerScaleTests {
    private static let isSoak = Environment.current()["ROOST_SOAK"] == "1"
    private static let taskCount = isSoak ? 10_000 : 1_000

    /// The time that this thread alone has worked, whatever else the machine does.
    private func worked() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// All tasks are added, of three agents and in four repositories, started one after the other, and completed.
    private func seconds(forTasks count: Int) throws -> Double {
        let scene = try SchedulerScene(slots: 0)
        var limits = SchedulerLimits()
        limits.slots = 8
        limits.startInterval = .zero
        limits.agentRunsMax = ["claude": 2]
        var scheduler = Scheduler(OpenTasks())
        let start = worked()
        _ = scheduler.take(.limitsChanged(limits), at: scene.time)
        let measured = SchedulerFact.resourcesMeasured(
            memory: ByteCount(bytes: 1 << 40),
            disk: ByteCount(bytes: 1 << 40)
        )
        var orders = scheduler.take(measured, at: scene.time).starts
        for index in 0..<count {
            let entry = try scene.entry("t-\(index)", priority: Int64(index % 5)) { entry in
                entry.plan.agent = ["claude", "codex", "shell"][index % 3]
                entry.plan.repository = "/r-\(index % 4)"
                entry.plan.scope = index.isMultiple(of: 2) ? ["src"] : ["docs"]
            }
            orders += scheduler.take(.taskAdded(entry), at: scene.time).starts
        }
        var completed = 0
        while let order = orders.popLast() {
            let run = try RunID("run-\(completed)")
            _ = scheduler.take(.runStarted(order.task, run), at: scene.time)
            let end = EndedRun(task: order.task, run: run, outcome: .completed, duration: .seconds(60))
            orders += scheduler.take(.runEnded(end), at: scene.time).starts
            completed += 1
        }
        #expect(completed == count)
        return (worked() - start)
    }

    @Test func aFactCostsTheSameAmongTenTimesAsManyTasks() throws {
        let few = try seconds(forTasks: Self.taskCount / 10)
        let many = try seconds(forTasks: Self.taskCount)
        // Ten times as much would be the same for each; were all tasks looked at for each fact, it would be a hundred.
        #expect(many / few < 25, "\(few) s and \(many) s")
    }
}
