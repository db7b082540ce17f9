import Domain
import Testing

@testable import Control
@testable import TerminalUI

@Suite struct TopTests {
    private func driver(isReadOnly: Bool = false) -> TopDriver {
        var driver = TopDriver(isReadOnly: isReadOnly)
        driver.settle()
        return driver
    }

    @Test func theNumbersChangeTheScreen() {
        var driver = driver()
        for (letter, title) in [("2", "[2]Tasks"), ("5", "[5]Why"), ("6", "[6]Health"), ("1", "[1]Fleet")] {
            driver.press(.character(Character(letter)))
            #expect(driver.lines[1].contains(title))
        }
        driver.press(.character("6"), .character("-"))
        #expect(driver.lines[1].contains("[1]Fleet"), "- goes to the screen before")
    }

    @Test func enterGoesInAndEscapeComesBack() {
        var driver = driver()
        driver.press(.enter)
        driver.settle()
        #expect(driver.lines[1].contains("Fleet › gh-451"), "the one who asks comes first")
        #expect(driver.text.contains("git push origin main"))
        driver.press(.character("w"))
        #expect(driver.lines[1].contains("Fleet › gh-451 › Why gh-451"))
        driver.press(.escape, .escape)
        #expect(driver.lines[1].contains("[1]Fleet"))
        #expect(!driver.isOver)
    }

    @Test(arguments: [Key.character("q"), .control("c")]) func leavingAsksNothingAndStopsNobody(_ key: Key) {
        var driver = driver()
        driver.press(key)
        #expect(driver.isOver)
        #expect(driver.acts.isEmpty)
    }

    @Test func whatHasFailedIsToldAndStandsInTheLog() {
        var driver = driver()
        driver.press(.character("y"))
        let act = driver.acts[0]
        driver.take(.done(act, .success(.refused(.refused, "it has ended", hint: "look: roost run show"))))
        #expect(driver.lines.contains { $0.contains("✗ it has ended   look: roost run show") })
        driver.press(.character("@"))
        #expect(driver.text.contains(act.commandText))
        #expect(driver.text.contains("✗ it has ended"))
    }

    @Test func whatIsToldGoesAfterAWhile() {
        var driver = driver()
        driver.take(.event(topic: "alert", text: "the disk is full", isTrouble: true))
        #expect(driver.text.contains("✗ the disk is full"))
        driver.take(.tick(FlockScene.now.advanced(by: Toast.life)))
        #expect(!driver.text.contains("the disk is full"))
    }

    @Test func onlySoMuchIsToldAtOnce() {
        var driver = driver()
        for number in 0..<50 { driver.take(.event(topic: "x", text: "trouble \(number)", isTrouble: true)) }
        #expect(driver.lines.filter { $0.contains("trouble") }.count == Toast.shownMax)
        #expect(driver.text.contains("trouble 49"))
    }

    @Test func whoeverOnlyLooksChangesNothing() {
        var driver = driver(isReadOnly: true)
        for key in "ynaspKrxNPSRAMXDhe+v".map({ Key.character($0) }) {
            for tab in ["1", "2", "6"] { driver.press(.character(Character(tab)), key, .character("y"), .escape) }
        }
        driver.press(.character("1"), .character(":"))
        driver.type("task add x")
        driver.press(.enter)
        #expect(driver.acts.isEmpty)
        #expect(driver.lent.allSatisfy { $0.first != "task" || $0[1] == "review" })
        #expect(driver.text.contains("read only"))
    }

    @Test func withoutADaemonThatIsSaidAndOneIsOffered() {
        var driver = driver()
        driver.take(.link(.gone(since: FlockScene.now)))
        #expect(driver.lines[0].contains("○ no daemon"))
        driver.press(.character("S"))
        let ran = driver.effects.compactMap { if case .run(let words) = $0 { words } else { nil } }
        #expect(ran == [["daemon", "start"]])
        driver.take(.ran(["daemon", "start"], isOK: true, said: "the daemon has begun (pid 7)\nmore"))
        #expect(driver.text.contains("✓ the daemon has begun (pid 7)"))
    }

    @Test func theMouseChoosesTabsRowsAndHelp() {
        var driver = driver()
        let column = driver.lines[1].firstRange(of: "2 Tasks").map {
            driver.lines[1].distance(from: driver.lines[1].startIndex, to: $0.lowerBound)
        }
        driver.click(row: 1, column: column ?? 0)
        #expect(driver.lines[1].contains("[2]Tasks"))
        driver.click(row: 1, column: 78)
        #expect(driver.text.contains("Keys · Tasks"))
        driver.press(.escape, .character("1"))
        driver.click(row: 5, column: 4)
        #expect(driver.lines[5].hasPrefix(">"))
        driver.click(row: 5, column: 4)
        #expect(driver.lines[1].contains("Fleet › "), "a second click goes in")
    }

    @Test func theTabKeyGoesAround() {
        var driver = driver()
        driver.press(.backTab)
        #expect(driver.lines[1].contains("[6]Health"))
        driver.press(.tab)
        #expect(driver.lines[1].contains("[1]Fleet"))
    }

    @Test func whatIsNotFromUsCommandsNoTerminal() {
        var scene = FlockScene()
        scene.runs[0].task = "gh-\u{1B}]0;owned\u{7}1"
        scene.runs[1].questions = [
            FlockStatus.Question(
                request: "q",
                tool: "Bash",
                subject: "\u{1B}[2Jrm -rf /\r\n\u{202E}x",
                isForPerson: true,
                options: ["\u{1B}c"]
            )
        ]
        var driver = TopDriver()
        driver.settle(scene)
        driver.press(.enter)
        driver.settle(scene)
        for line in driver.lines {
            #expect(line.unicodeScalars.allSatisfy { ShownCharacter.isHarmless($0) })
        }
    }
}
