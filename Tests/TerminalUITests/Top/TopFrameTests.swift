import Domain
import Testing

@testable import TerminalUI

@Suite struct TopFrameTests {
    @Test func theFirstLineSaysHowTheFlockIs() {
        var driver = TopDriver(ScreenSize(rows: 24, columns: 120))
        driver.settle()
        #expect(driver.lines[0].hasPrefix(" roost ● running PID 12345 up 2h34m │ 4/5 workers │ ◆1 needs you"))
        #expect(driver.lines[0].hasSuffix("12:04:31"))
    }

    @Test func theLastLineHasTheKeysOfTheScreen() {
        var driver = TopDriver()
        driver.settle()
        #expect(driver.lines[23].hasPrefix(" ↵ open") && driver.lines[23].hasSuffix("q quit"))
        driver.press(.enter)
        #expect(driver.lines[23].hasSuffix("esc back"))
    }

    @Test func theSixStandSideBySide() {
        let line = TopDriver().lines[1]
        for title in ["[1]Fleet", "2 Tasks", "3 Logs", "4 Cost", "5 Why", "6 Health", "?:help"] {
            #expect(line.contains(title))
        }
    }
}
