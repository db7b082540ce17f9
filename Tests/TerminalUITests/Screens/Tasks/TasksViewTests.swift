import Domain
import Testing

@testable import TerminalUI

@Suite struct TasksViewTests {
    @Test func theStoryOfTheChosenOneStandsBelow() {
        var driver = TopDriver(ScreenSize(rows: 30, columns: 120), open: .tasks)
        driver.settle()
        #expect(driver.text.contains("4 active · 2 detected · 1 blocked · 1 failed · 1 completed"))
        #expect(driver.text.contains("exit 1: tests failed"))
        #expect(driver.text.contains("Try libvterm for replay — 日本語"))
        #expect(driver.lines.contains { $0.contains("man-7") && $0.contains("held") })
    }

    @Test func aRecordThatCannotBeReadIsSaid() {
        var driver = TopDriver(open: .tasks)
        driver.take(.answer(.failed("the index is damaged"), to: .tasks))
        #expect(driver.text.contains("the index is damaged"))
    }
}
