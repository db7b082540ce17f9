import Control
import Domain
import Testing

@testable import TerminalUI

@Suite struct ReviewScreenTests {
    private func driver(isReadOnly: Bool = false) -> TopDriver {
        var driver = TopDriver(ScreenSize(rows: 24, columns: 80), open: .tasks, isReadOnly: isReadOnly)
        driver.settle()
        driver.press(.character("v"))
        driver.settle()
        return driver
    }

    @Test func whatItCameToStandsAboveWhatItChanged() {
        let driver = driver()
        #expect(driver.lines[1].contains("Tasks › gh-451 review"))
        #expect(driver.text.contains("it came to   completed") && driver.text.contains("3 files changed  +6 -2"))
        let rule = driver.lines.lastIndex { $0.hasPrefix("────") } ?? 0
        #expect(rule > 3 && driver.lines[rule + 1].contains("diff --git a/Sources/Budget.swift"))
    }

    @Test func bracketsGoFromFileToFile() {
        var driver = driver()
        driver.press(.character("]"))
        #expect(driver.lines[3].contains("diff --git a/Sources/Budget.swift"))
        driver.press(.character("["))
        #expect(driver.lines[3].contains("gh-451  Dashboard"), "at its beginning again")
        driver.press(.character("["))
        #expect(driver.lines[3].contains("gh-451  Dashboard"))
    }

    @Test func itsWorkIsTakenOverOrThrownAwayAfterAYes() {
        var driver = driver()
        for (key, name) in [("A", DirectiveName.accept), ("D", .discard)] {
            driver.press(.character(Character(key)))
            #expect(driver.acts.last?.name != name, "it is asked first")
            driver.press(.character("y"))
            #expect(driver.acts.last?.name == name)
        }
        driver.press(.character("R"))
        #expect(driver.acts.last?.name == .retryTask)
        driver.press(.character("v"))
        #expect(driver.lent.last == ["task", "review", "gh-451"])
    }

    @Test func whereOneOnlyLooksNothingIsTakenOver() {
        var driver = driver(isReadOnly: true)
        driver.press(.character("A"), .character("y"))
        #expect(driver.acts.isEmpty && !driver.lines[23].contains("accept"))
    }

    @Test func whyItCannotBeReviewedIsTold() {
        var driver = TopDriver(open: .tasks)
        driver.settle()
        driver.press(.character("v"))
        #expect(driver.text.contains("looks at what it has changed"))
        driver.take(.answer(.failed("no daemon runs"), to: .review(of: "gh-451")))
        #expect(driver.text.contains("no daemon runs"))
    }
}
