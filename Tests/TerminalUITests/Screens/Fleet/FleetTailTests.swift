import Control
import Domain
import JSON
import Queries
import Testing

@testable import TerminalUI

/// The last lines of the run that is chosen, in the fleet.
@Suite struct FleetTailTests {
    private let context = TopContext(now: WallTime(nanoseconds: 0), calendar: nil)

    private func frame(_ screen: FleetScreen, _ size: ScreenSize) -> [String] {
        var buffer = CellBuffer(size)
        screen.draw(on: &buffer, in: buffer.area, context)
        return buffer.lines
    }

    @Test(arguments: [ScreenSize(rows: 24, columns: 80), ScreenSize(rows: 40, columns: 120)])
    func theLastLinesOfTheChosenOneAreShown(size: ScreenSize) {
        var screen = FleetScreen()
        var flock = FlockStatus(["state": "running"])
        flock.runs = [FlockStatus.Run(["run": "run-1", "task": "gh-450", "directory": "/r/run-1"])]
        screen.take(.flock(flock), to: .flock)
        guard case .lines(let asks)? = screen.questions.last else {
            Issue.record("no lines are asked for")
            return
        }
        #expect(asks.map(\.directory) == ["/r/run-1"])
        screen.take(.lines([LogPages(count: 50).page(asks[0])]), to: .lines(asks))
        let lines = frame(screen, size)
        #expect(lines.contains { $0.hasSuffix("┊ run-1 49") })
        let shownCount = lines.count { $0.contains("┊ run-1") }
        #expect(size.columns > 100 ? shownCount > 10 : (2...4).contains(shownCount), "\(shownCount) lines")
    }
}
