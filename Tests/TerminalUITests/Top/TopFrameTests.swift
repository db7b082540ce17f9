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

    @Test(arguments: [24, 40, 15]) func whatIsToldBesideItStandsBelowTheScreens(_ rows: Int) {
        var driver = TopDriver(ScreenSize(rows: rows, columns: 80))
        driver.settle()
        for number in 1...50 { driver.take(.told(StyledText("00:\(number)  a line of the story"))) }
        let lines = driver.lines
        let told = lines.indices.filter { lines[$0].contains("a line of the story") }
        #expect(told.last == rows - 2 && told.count >= 2 && lines[rows - 2].contains("00:50"), "the newest is the last")
        #expect(lines[(told.first ?? 1) - 1].hasPrefix("────"))
        #expect(lines[4].contains("gh-451") && lines[rows - 1].contains("q quit"))
        driver.press(.enter)
        #expect(driver.lines[rows - 2].contains("00:50"), "on every screen")
    }

    @Test func theSixStandSideBySide() {
        let line = TopDriver().lines[1]
        for title in ["[1]Fleet", "2 Tasks", "3 Logs", "4 Cost", "5 Why", "6 Health", "?:help"] {
            #expect(line.contains(title))
        }
    }
}
