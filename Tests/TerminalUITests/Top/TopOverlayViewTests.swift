import Domain
import Testing

@testable import TerminalUI

@Suite struct TopOverlayViewTests {
    @Test func helpIsOfTheScreenThatOneIsOn() {
        var driver = TopDriver(ScreenSize(rows: 60, columns: 120))
        driver.settle()
        driver.press(.character("?"))
        #expect(driver.text.contains("Keys · Fleet") && driver.text.contains("allow what it asks for"))
        driver.press(.escape, .character("6"), .character("?"))
        #expect(driver.text.contains("Keys · Health") && driver.text.contains("restart the daemon: hot, or drained"))
    }

    @Test func longHelpScrolls() {
        var driver = TopDriver()
        driver.settle()
        driver.press(.character("?"))
        #expect(driver.text.contains("more") && !driver.text.contains("paint the screen anew"))
        driver.press(.pageDown, .pageDown, .pageDown)
        #expect(driver.text.contains("no worker ends by it"))
    }

    @Test func theLogOfCommandsBeginsEmptyAndIsBounded() {
        var driver = TopDriver()
        driver.settle()
        driver.press(.character("@"))
        #expect(driver.text.contains("nothing yet"))
        var log = CommandLog()
        for number in 0..<500 { log.began("line \(number)", at: FlockScene.now) }
        #expect(log.entries.count == 200 && log.entries.last?.text == "line 499")
        log.ended("line 499", "done", isOK: true)
        log.ended("unknown", "done", isOK: true)
        #expect(log.entries.last?.result == "done")
    }

    @Test func aBoxFitsIntoTheSmallestScreen() {
        var buffer = CellBuffer(ScreenSize(rows: 2, columns: 5))
        let inner = DialogBox.draw("title", rows: 9, columns: 99, on: &buffer, in: buffer.area)
        #expect(inner.rows == 0)
    }
}
