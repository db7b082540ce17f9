import Domain
import Testing

@testable import TerminalUI

@Suite struct HealthScreenTests {
    private func driver() -> TopDriver {
        var driver = TopDriver(open: .health)
        driver.settle()
        return driver
    }

    @Test func everyPartHasASignAndAWord() {
        let driver = driver()
        #expect(driver.text.contains("● Daemon"))
        #expect(driver.text.contains("Workers") && driver.text.contains("3/4 healthy"))
        #expect(driver.text.contains("OVERALL"))
        #expect(driver.text.contains("heartbeat 41s ago"))
    }

    @Test func theKeysOfPanesAskFirst() {
        var driver = driver()
        driver.press(.character("A"))
        #expect(driver.text.contains("Restart the architect pane?") && driver.acts.isEmpty)
        let wishes = PaneActs.restartAll().count
        #expect(wishes == 1)
    }

    @Test func whatCannotBeLookedAtIsSaid() {
        var driver = TopDriver(open: .health)
        driver.take(.answer(.failed("no /proc"), to: .health))
        #expect(driver.text.contains("no /proc"))
    }
}
