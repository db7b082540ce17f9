import Domain
import Testing

@testable import TerminalUI

@Suite struct WorkerViewTests {
    @Test func allThatIsKnownOfARunIsTold() {
        var driver = TopDriver(ScreenSize(rows: 40, columns: 120))
        driver.settle()
        driver.press(.enter)
        driver.settle()
        for text in [
            "◆ waiting permission", "◆ ASKS", "git push origin main", "claude-sonnet-4-5", "attempt 2", "PID 48001",
            "roost/gh-451-a2", "$2.41", "cache read 176k",
        ] {
            #expect(driver.text.contains(text), "\(text)")
        }
    }

    @Test func oneThatHasEndedSaysHow() {
        var driver = TopDriver(ScreenSize(rows: 40, columns: 120), open: .tasks)
        driver.settle()
        driver.press(.character("/"))
        driver.type("gh-449")
        driver.press(.enter, .enter)
        driver.settle()
        #expect(driver.text.contains("✓ completed, exit 0"))
        driver.press(.character("K"))
        #expect(driver.acts.isEmpty && driver.text.contains("it has ended: R tries the task again"))
    }
}
