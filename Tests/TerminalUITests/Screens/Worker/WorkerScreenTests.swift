import Domain
import Testing

@testable import TerminalUI

/// The tabs of a worker's detail.
@Suite struct WorkerScreenTests {
    @Test func tabsTurnThroughTheParts() {
        var scene = RunScene()
        #expect(scene.lines[1].contains("Fleet › gh-450   ⟨Status⟩  Output  History  Stats  Talk  Diff"))
        for part in ["Output", "History", "Stats", "Talk", "Diff", "Status"] {
            scene.press(.tab)
            #expect(scene.lines[1].contains("⟨\(part)⟩"))
        }
        scene.press(.backTab)
        #expect(scene.lines[1].contains("⟨Diff⟩"))
        scene.press(.escape)
        #expect(scene.lines[1].contains("[1]Fleet"))
    }

    @Test func onlyWhatIsShownIsAskedFor() {
        var scene = RunScene()
        #expect(!scene.top.questions.contains(.history(of: "gh-450")))
        scene.press(.tab, .tab)
        #expect(scene.top.questions.contains(.history(of: "gh-450")))
        scene.press(.character("c"))
        #expect(scene.top.questions.contains(.talk(of: "gh-450")) && scene.lines[1].contains("⟨Talk⟩"))
        scene.press(.character("d"))
        #expect(scene.top.questions.contains(.diff(of: "gh-450")) && scene.lines[1].contains("⟨Diff⟩"))
    }

    @Test func theKeysOfAPartGoFirstAndTheOthersStay() {
        var scene = RunScene(part: .history)
        scene.settle()
        #expect(scene.lines[23].hasPrefix(" ↵ open run  → ← events  d diff runs"))
        scene.press(.character("w"))
        #expect(scene.lines[1].contains("Why gh-450"))
        scene.press(.escape, .character("v"))
        #expect(scene.lines[1].contains("gh-450 review"))
    }

    @Test func whoMayOnlyLookActsInNoPart() {
        for part in WorkerScreen.Part.allCases {
            var scene = RunScene(isReadOnly: true, part: part)
            scene.settle()
            scene.press(.character("A"))
            #expect(scene.effects.isEmpty && scene.text.contains("only looks"))
        }
    }

    @Test func whatThePaletteNamesIsDoneInThePart() {
        var scene = RunScene(part: .talk)
        scene.settle()
        scene.press(.character(":"))
        scene.type("thinking")
        scene.press(.enter)
        #expect(scene.text.contains("The month is hard-coded."))
    }

    @Test func aPartIsOpenedByAClickOnItsName() {
        var scene = RunScene()
        let column = scene.lines[1].split(separator: "Stats")[0].count + 1
        scene.click(row: 1, column: column)
        #expect(scene.lines[1].contains("⟨Stats⟩"))
    }

    @Test func everySizeHoldsEveryPart() {
        for rows in [15, 24, 40, 100] {
            for columns in [60, 80, 110, 200, 300] {
                for part in WorkerScreen.Part.allCases {
                    var scene = RunScene(rows: rows, columns: columns, part: part)
                    #expect(scene.lines.count == rows)
                    scene.settle()
                    for key in [Key.down, .end, .pageDown, .right, .down, .left, .character("]"), .character(" ")] {
                        scene.press(key)
                    }
                    #expect(scene.lines.count == rows)
                }
            }
        }
    }
}
