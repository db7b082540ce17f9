import Control
import Domain
import Testing

@testable import TerminalUI

@Suite struct RestartDialogTests {
    private func driver() -> TopDriver {
        var driver = TopDriver(open: .health)
        driver.settle()
        driver.press(.character("R"))
        return driver
    }

    @Test func theNewDaemonIsShownByItsNumber() {
        var driver = driver()
        #expect(driver.text.contains("Restart the daemon?"))
        #expect(driver.text.contains("4 workers go on"))
        driver.press(.enter)
        #expect(driver.acts.map(\.words) == [["hot"]])
        #expect(driver.acts.map(\.commandText) == ["roost daemon restart"])
        #expect(driver.text.contains("PID 12345 was asked to go"))
        driver.take(.link(.gone(since: FlockScene.now)))
        #expect(driver.text.contains("PID 12345 has gone"))
        driver.take(.tick(FlockScene.now.advanced(by: .milliseconds(1_500))))
        driver.take(.link(.open))
        var scene = FlockScene()
        scene.pid = 777
        driver.take(.answer(.flock(scene.flock), to: .flock))
        #expect(driver.text.contains("● PID 12345 → 777, 1.5 s"))
        #expect(driver.text.contains("4 of 4 workers are there"))
        driver.press(.enter)
        #expect(!driver.text.contains("The daemon is back"))
    }

    @Test func draining() {
        var driver = driver()
        driver.press(.character("d"))
        #expect(driver.acts.map(\.words) == [["drain"]])
        #expect(driver.acts.map(\.commandText) == ["roost daemon restart --drain"])
        #expect(driver.text.contains("gh-450  is asked to end"))
        var scene = FlockScene()
        scene.runs.removeAll { $0.task == "gh-450" }
        driver.take(.answer(.flock(scene.flock), to: .flock))
        #expect(driver.text.contains("gh-450  has ended"))
    }

    @Test func aRefusalIsSaidAndNothingIsTriedAgain() {
        var driver = driver()
        driver.press(.enter)
        driver.take(.done(driver.acts[0], .success(.refused(.refused, "it leaves already"))))
        #expect(driver.text.contains("The daemon was not restarted"))
        #expect(driver.text.contains("it leaves already"))
        #expect(driver.acts.count == 1)
    }

    @Test func whoeverDoesNotComeBackIsMissed() {
        var driver = driver()
        driver.press(.enter)
        driver.take(.link(.gone(since: FlockScene.now)))
        driver.take(.tick(FlockScene.now.advanced(by: RestartDialog.patience)))
        #expect(driver.text.contains("no new daemon has answered"))
        driver.press(.escape)
        #expect(!driver.text.contains("no new daemon has answered"))
    }

    @Test func withoutADaemonTheKeyStartsOne() {
        var driver = TopDriver(open: .health)
        driver.settle()
        driver.take(.link(.gone(since: FlockScene.now)))
        driver.press(.character("R"))
        #expect(driver.acts.isEmpty)
        #expect(driver.effects.contains { if case .run(["daemon", "start"]) = $0 { true } else { false } })
    }
}
