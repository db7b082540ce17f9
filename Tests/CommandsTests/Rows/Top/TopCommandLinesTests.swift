import Control
import Domain
import JSON
import Platform
import Testing

@testable import Commands
@testable import Queries
@testable import TerminalUI

/// What the dashboard says that its keys do are command lines of ours: each is taken by the one table.
@Suite struct TopCommandLinesTests {
    private static let run = FlockStatus.Run([
        "run": "run-20261121-113302-004512-450x", "task": "gh-450", "worker": "worker-1795259071000000000-2",
        "questions": [["request": "q", "subject": "push?", "tool": "Bash"]],
    ])

    /// With what stands behind a question or a confirmation.
    private func lines(of wishes: [TopWish]) -> [[String]] {
        wishes.flatMap { wish -> [[String]] in
            switch wish {
            case .act(let act), .confirm(let act, _, _): [act.commandLine]
            case .ask(let question): lines(of: question.wishes("7"))
            case .lend(let words, _), .run(let words): [words]
            case .open, .back, .go, .restart, .copy, .tell, .help, .palette, .quit: []
            }
        }
    }

    /// What all keys of a screen lead to.
    private func lines<Screen: TopScreen>(of screen: Screen) -> [[String]] {
        var context = TopContext(now: WallTime(nanoseconds: 0), calendar: nil)
        context.link = .open
        return Screen.keys.flatMap { row -> [[String]] in
            var screen = screen
            return lines(of: row.press(&screen, context))
        }
    }

    @Test func theTableTakesEachOfThem() throws {
        var flock = FlockStatus.none
        flock.runs = [Self.run]
        var fleet = FleetScreen()
        fleet.take(.flock(flock), to: .flock)
        var tasks = TasksScreen()
        tasks.picture = TaskPicture(tasks: [Self.task])
        var worker = WorkerScreen(run: Self.run.run, task: "gh-450")
        worker.flock = flock
        var restart = RestartDialog(flock)
        let restarts = restart.press(.enter, at: WallTime(nanoseconds: 0))?.map(\.commandLine) ?? []
        var drain = RestartDialog(flock)
        let drains = drain.press(.character("d"), at: WallTime(nanoseconds: 0))?.map(\.commandLine) ?? []
        let all =
            lines(of: fleet) + lines(of: tasks) + lines(of: worker) + lines(of: HealthScreen()) + lines(of: WhyScreen())
            + restarts + drains
        #expect(all.count > 40)
        for line in Set(all) {
            guard case .run = try CommandLineParser(.roost).parse(line) else {
                Issue.record("roost \(line.joined(separator: " ")) is no command of ours")
                continue
            }
        }
    }

    private static let task = RecordedTask(
        id: "gh-450",
        detectedAt: WallTime(nanoseconds: 0),
        source: "manual",
        labels: [],
        status: "failed",
        commits: [],
        isHeld: false,
        cost: .zero,
        unpricedCalls: 0,
        runCount: 1
    )
}
