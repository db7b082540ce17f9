import Domain
import Testing

@testable import TerminalUI

@Suite struct FleetViewTests {
    @Test(arguments: [80, 120, 200]) func eachWorkerHasALineAndTheChosenOneIsTold(_ columns: Int) {
        var driver = TopDriver(ScreenSize(rows: 40, columns: columns))
        driver.settle()
        #expect(driver.text.contains(">◆ waiting permission"))
        #expect(
            driver.text.contains("◆ asks: git push origin main") && driver.text.contains("y allow · n deny · a answer")
        )
        #expect(driver.text.contains("○ 1 slot idle, waiting for work"))
        #expect(driver.text.contains("✓ gh-449 → PR #496") && driver.text.contains("✗ gh-447"))
        #expect(driver.text.contains("select_next_task → gh-460"))
        #expect(driver.lines[0].contains("4/5 workers") && driver.lines[0].contains("◆1 needs you"))
        #expect(driver.lines[0].contains("$4.12 of $20.00"))
    }

    @Test func whatSomebodyDoesHasALineOfItsOwnWhereTheListIsNarrow() {
        var driver = TopDriver(ScreenSize(rows: 40, columns: 120))
        driver.settle()
        #expect(
            driver.lines[4].hasPrefix(">◆ waiting permission") && driver.lines[5].contains("asks: git push origin main")
        )
        driver.click(row: 7, column: 5)
        #expect(driver.lines[6].hasPrefix(">"), "its second line is its own, too")
        driver.click(row: 3, column: 23)
        #expect(driver.lines[3].contains("TASK▼"))
    }

    @Test func whatWaitsAndWhatTheChosenOneIsAboutIsTold() {
        var driver = TopDriver(ScreenSize(rows: 40, columns: 120))
        driver.settle()
        #expect(driver.text.contains("QUEUE  1 waiting, 1 held") && driver.text.contains("gh-461 Add Homebrew formula"))
        #expect(
            driver.text.contains("gh-451 · Refresh auth token on 401") && driver.text.contains("attempt 2 · claude")
        )
    }

    @Test func withoutAnybodyItSaysWhatToDo() {
        var scene = FlockScene()
        scene.runs = []
        var driver = TopDriver()
        driver.settle(scene)
        #expect(driver.text.contains("nobody is at work: N adds a task"))
    }

    @Test func aHundredWorkersScroll() {
        var scene = FlockScene()
        scene.runs = (0..<100).map { number in
            FlockScene.run(
                "gh-\(100 + number)",
                slot: number,
                .working,
                .output,
                evidence: "",
                minutes: 100 - number % 60,
                last: 1
            )
        }
        var driver = TopDriver()
        driver.settle(scene)
        driver.press(.character("G"))
        let chosen = driver.lines.first { $0.hasPrefix(">") }
        #expect(chosen != nil)
        driver.press(.character("g"))
        #expect(driver.lines[4].hasPrefix(">"))
    }
}
