import Domain
import Testing

@testable import TerminalUI

@Suite struct TalkScreenTests {
    private func scene() -> RunScene {
        var scene = RunScene(part: .talk)
        scene.settle()
        scene.press(.character("g"))
        return scene
    }

    private func place(_ scene: RunScene) -> Int? { scene.lines[3].split(separator: " ").first.flatMap { Int($0) } }

    @Test func keysGoFromOneToTheNext() {
        var scene = scene()
        #expect(place(scene) == 1)
        for (key, expected) in [
            (Key.character("j"), 2), (.down, 3), (.character("k"), 2), (.character("]"), 3), (.character("]"), 4),
            (.character("["), 3), (.character("}"), 4), (.character("G"), 7), (.character("{"), 4),
            (.character("g"), 1),
        ] {
            scene.press(key)
            #expect(place(scene) == expected, "\(key)")
        }
        scene.press(.character("{"))
        #expect(scene.text.contains("no failure before this") && place(scene) == 1)
        #expect(scene.lines[3].contains("   ●─"))
    }

    @Test func spaceUnfoldsAndFoldsAgain() {
        var scene = scene()
        scene.press(.character("G"), .character("["))
        #expect(scene.text.contains("41 more lines (space shows them)"))
        scene.press(.character(" "))
        #expect(!scene.text.contains("more lines") && scene.text.contains("'number 9' passed"))
        scene.press(.pageDown, .pageDown, .pageDown, .pageDown)
        #expect(scene.text.contains("'number 45' passed") && !scene.text.contains("'number 9' passed"))
        scene.press(.character(" "))
        #expect(scene.text.contains("41 more lines"))
    }

    @Test func thinkingIsShownWhenItIsWanted() {
        var scene = scene()
        scene.press(.character("T"))
        #expect(scene.text.contains("The month is hard-coded."))
        scene.press(.character("T"))
        #expect(!scene.text.contains("The month is hard-coded."))
    }

    @Test func aWordIsFoundInWhatWasSaidAndDone() {
        var scene = scene()
        scene.press(.character("/"))
        scene.type("SWIFT test")
        #expect(scene.lines[1].contains("/SWIFT"))
        scene.press(.enter)
        #expect(place(scene) == 4)
        scene.press(.character("n"))
        #expect(place(scene) == 6)
        scene.press(.character("n"))
        #expect(scene.text.contains("no \"SWIFT test\" there"))
        scene.press(.character("N"))
        #expect(place(scene) == 4)
        scene.press(.escape)
        #expect(!scene.lines[1].contains("find:"))
    }

    @Test func itPlaysAStepASecondToItsEndAndAKeyEndsIt() {
        var scene = scene()
        scene.press(.character("p"))
        #expect(scene.lines[3].contains("▶ plays"))
        scene.pass(1)
        #expect(place(scene) == 2)
        scene.pass(1)
        #expect(place(scene) == 3)
        for _ in 0..<6 { scene.pass(1) }
        #expect(place(scene) == 7 && !scene.lines[3].contains("▶ plays"))
        scene.press(.character("p"), .character("j"))
        #expect(!scene.lines[3].contains("▶ plays"))
        scene.pass(5)
        #expect(place(scene) == 2)
    }

    @Test func whoStandsAtTheEndStaysThereAndOthersStayWhereTheyAre() {
        var longer = RunScene.talk
        longer.entries.append(RunScene.said(.assistant, "", ["And more."], at: -400))
        var scene = scene()
        scene.settle(talk: longer)
        #expect(place(scene) == 1)
        scene.press(.character("G"))
        longer.entries.append(RunScene.said(.assistant, "", ["And more again."], at: -390))
        scene.settle(talk: longer)
        #expect(place(scene) == 9)
    }

    @Test func aClickChooses() {
        var scene = scene()
        let row = scene.lines.firstIndex { $0.contains("▸ Read") } ?? 0
        scene.click(row: row, column: 10)
        #expect(place(scene) == 3)
        scene.click(.wheelUp, row: row, column: 10)
        #expect(place(scene) == 2)
    }
}
