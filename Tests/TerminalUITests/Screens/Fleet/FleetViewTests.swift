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
