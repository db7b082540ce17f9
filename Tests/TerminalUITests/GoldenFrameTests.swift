import Domain
import TestSupport
import Testing

@testable import TerminalUI

/// Every screen at three sizes, from the one scene, against what a person has looked at and found good.
@Suite struct GoldenFrameTests {
    static let sizes = [
        ScreenSize(rows: 24, columns: 80), ScreenSize(rows: 40, columns: 120), ScreenSize(rows: 60, columns: 200),
    ]

    /// What is pressed to come to each picture.
    static let pictures: [(name: String, keys: [Key])] = [
        ("fleet", []),
        ("fleet-asking", [.character("k")]),
        ("fleet-filter", [.character("/"), .character("4"), .character("5")]),
        ("tasks", [.character("2")]),
        ("why", [.character("5")]),
        ("health", [.character("6")]),
        ("logs", [.character("3")]),
        ("cost", [.character("4")]),
        ("worker", [.enter]),
        ("output", [.enter, .tab]),
        ("history", [.enter, .tab, .tab]),
        ("stats", [.enter, .tab, .tab, .tab]),
        ("talk", [.enter, .character("c")]),
        ("diff", [.enter, .character("d")]),
        ("review", [.enter, .character("v")]),
        ("commands", [.character("p"), .character("@")]),
        ("help", [.character("?")]),
        ("palette", [.character(":"), .character("h")]),
        ("confirm", [.character("K")]),
        ("steer", [.character("s"), .character("g"), .character("o")]),
        ("restart", [.character("6"), .character("R")]),
    ]

    @Test(arguments: pictures.indices, sizes)
    func theScreenIsAsItWasFoundGood(_ place: Int, _ size: ScreenSize) throws {
        let picture = Self.pictures[place]
        var driver = TopDriver(size)
        driver.settle()
        for key in picture.keys {
            driver.press(key)
            driver.settle()
        }
        let found = driver.text + "\n"
        let path = Fixtures.path("\(picture.name)-\(size.columns)x\(size.rows).txt")
        #expect(try Fixtures.expected(at: path, found: found) == found, "\(picture.name)")
    }

    @Test(arguments: pictures.indices)
    func noLineIsWiderThanTheScreen(_ place: Int) {
        for columns in stride(from: 60, through: 300, by: 17) {
            for rows in stride(from: 15, through: 100, by: 13) {
                var driver = TopDriver(ScreenSize(rows: rows, columns: columns))
                driver.settle()
                driver.press(.character("1"))
                for key in Self.pictures[place].keys { driver.press(key) }
                let lines = driver.lines
                #expect(lines.count == rows)
                #expect(lines.allSatisfy { CellText.width(of: $0) <= columns })
            }
        }
    }

    @Test func aScreenThatIsTooSmallSaysHowLargeItHasToBe() {
        let driver = TopDriver(ScreenSize(rows: 10, columns: 59))
        #expect(driver.lines.first == "enlarge to 60x15")
        #expect(driver.lines.dropFirst().allSatisfy { $0.isEmpty })
    }
}
