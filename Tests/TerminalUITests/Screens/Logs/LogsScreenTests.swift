import Control
import Domain
import JSON
import Queries
import Testing

@testable import TerminalUI

@Suite struct LogsScreenTests {
    private let context = TopContext(now: WallTime(nanoseconds: 0), calendar: nil)

    private func flock(_ runs: String...) -> FlockStatus {
        var flock = FlockStatus(["state": "running"])
        flock.runs = runs.map {
            FlockStatus.Run(["run": .string($0), "task": "gh-450", "directory": .string("/r/\($0)")])
        }
        return flock
    }

    @Test func whereNobodyIsAtWorkThoseAreShownWhoEndedLast() {
        var screen = LogsScreen()
        screen.take(.flock(flock()), to: .flock)
        #expect(screen.questions == [.flock, .recent])
        #expect(screen.note.contains("nobody"))
        screen.take(.flock(flock("run-1")), to: .flock)
        #expect(screen.note.isEmpty && screen.questions.count == 2)
    }

    @Test func whoeverIsAtWorkIsReadAndTheLineThatIsMarkedOpensItsWorker() {
        var screen = LogsScreen()
        #expect(screen.questions == [.flock])
        guard case .tell? = screen.press(.enter, context)?.first else {
            Issue.record("there is no line yet")
            return
        }
        screen.take(.flock(flock("run-1", "run-2")), to: .flock)
        guard case .lines(let asks)? = screen.questions.last else {
            Issue.record("no lines are asked for")
            return
        }
        #expect(asks.map(\.directory) == ["/r/run-1", "/r/run-2"])
        var second = LogPages(count: 2)
        second.run = "run-2"
        screen.take(.lines([LogPages(count: 1).page(asks[0]), second.page(asks[1])]), to: .lines(asks))
        guard case .open(let opened)? = screen.press(.enter, context)?.first else {
            Issue.record("nothing was opened")
            return
        }
        #expect((opened as? WorkerScreen)?.run == "run-2")
        _ = screen.press(.character("e"), context)
        #expect(screen.pane.wish.span == .hour)
    }
}
