import Control
import Domain
import Testing

@testable import TerminalUI

@Suite struct FleetScreenTests {
    private func driver() -> TopDriver {
        var driver = TopDriver()
        driver.settle()
        return driver
    }

    private func order(_ driver: TopDriver) -> [String] {
        driver.lines.prefix(9).compactMap { line in
            ["gh-450", "gh-451", "gh-460", "gh-433"].first { line.contains($0) }
        }
    }

    @Test func whoeverNeedsAPersonComesFirst() {
        #expect(order(driver()).prefix(4) == ["gh-451", "gh-433", "gh-450", "gh-460"])
    }

    @Test func itIsSortedByOtherColumns() {
        var driver = driver()
        driver.press(.character(">"))
        #expect(order(driver).prefix(4) == ["gh-433", "gh-450", "gh-451", "gh-460"])
        #expect(driver.lines[3].contains("TASK▼"))
    }

    @Test(arguments: [("!", ["gh-450", "gh-460"]), ("#", ["gh-433"])])
    func oneKeyShowsOnlyThoseOfAKind(_ key: String, _ tasks: [String]) {
        var driver = driver()
        driver.press(.character(Character(key)))
        #expect(Array(order(driver).prefix(tasks.count)) == tasks)
        #expect(driver.lines[1].contains("filter: need="))
        driver.press(.character(Character(key)))
        #expect(!driver.lines[1].contains("filter:"))
    }

    @Test func aFilterThatNobodyFitsSaysSo() {
        var driver = driver()
        driver.press(.character("/"))
        driver.type("zzz")
        driver.press(.enter)
        #expect(driver.text.contains("nobody is like that; esc shows all 4"))
        driver.press(.character("y"))
        #expect(driver.acts.isEmpty && driver.text.contains("nobody is at work"))
    }

    @Test func rowsHaveWordsForTheirFields() {
        let row = FleetRow(run: FlockScene().runs[1], cost: nil)
        #expect(row.state == "waiting permission")
        #expect(row.fields.contains { $0.key == "need" && $0.value == "waiting" })
    }
}
