import Domain
import Testing

@testable import TerminalUI

@Suite struct TasksScreenTests {
    private func driver() -> TopDriver {
        var driver = TopDriver(ScreenSize(rows: 30, columns: 120), open: .tasks)
        driver.settle()
        return driver
    }

    @Test func thoseThatNeedSomebodyComeFirst() {
        let driver = driver()
        #expect(driver.lines[5].hasPrefix(">◆gh-451") && driver.lines[5].contains("needs you"))
        let last = driver.lines.lastIndex { $0.contains("gh-449") } ?? 0
        #expect(last > 10)
    }

    @Test func aTaskIsFoundByItsFields() {
        var driver = driver()
        driver.press(.character("/"))
        driver.type("status=blocked")
        driver.press(.enter)
        #expect(driver.text.contains("1 of 9") && driver.text.contains("gh-440"))
    }

    @Test func withoutATaskItSaysHowToAddOne() {
        var driver = TopDriver(open: .tasks)
        driver.take(.answer(.tasks(TaskPicture()), to: .tasks))
        #expect(driver.text.contains("there are no tasks yet: n adds one"))
        driver.press(.character("X"))
        #expect(driver.acts.isEmpty && driver.text.contains("there is no task: n adds one"))
    }
}
