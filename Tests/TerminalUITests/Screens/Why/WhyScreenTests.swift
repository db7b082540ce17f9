import Domain
import Testing

@testable import TerminalUI

@Suite struct WhyScreenTests {
    private func driver() -> TopDriver {
        var driver = TopDriver(ScreenSize(rows: 30, columns: 120), open: .why)
        driver.settle()
        return driver
    }

    @Test func aDecisionIsToldWithItsGrounds() {
        let driver = driver()
        #expect(driver.text.contains("BECAUSE  P1 before P2; 2 of 4 slots free"))
        #expect(driver.text.contains("slots_free=2") && driver.text.contains("selected=gh-460"))
        #expect(driver.text.contains("NOT") && driver.text.contains("gh-461"))
        #expect(driver.text.contains("Supervision/Scheduler.swift:88"))
    }

    @Test func rawIsAsItWasRecorded() {
        var driver = driver()
        driver.press(.character("i"))
        #expect(driver.text.contains(#"{"selected":"gh-460"}"#))
    }

    @Test func itLeadsToTheTaskAndToItsWholeStory() {
        var driver = driver()
        driver.press(.character("u"))
        #expect(driver.lent == [["why", "gh-460"]])
        driver.press(.enter)
        #expect(driver.lines[1].contains("gh-460"))
    }

    @Test func ofOneTaskOnlyItsOwnAreShown() {
        var driver = TopDriver()
        driver.settle()
        driver.press(.character("/"))
        driver.type("gh-450")
        driver.press(.enter, .character("w"))
        driver.settle()
        #expect(driver.text.contains("3 decisions") && !driver.text.contains("select_next_task"))
    }
}
