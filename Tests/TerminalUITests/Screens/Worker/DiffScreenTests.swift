import Domain
import Testing

@testable import TerminalUI

@Suite struct DiffScreenTests {
    private func scene(rows: Int = 15) -> RunScene {
        var scene = RunScene(rows: rows, part: .diff)
        scene.settle()
        return scene
    }

    @Test func itScrolls() {
        var scene = scene()
        scene.press(.down, .down)
        #expect(scene.lines[3].hasSuffix("line 3 of 20"))
        scene.press(.end)
        #expect(scene.lines[13] == " +new")
        scene.press(.character("g"))
        #expect(scene.lines[3].hasSuffix("line 1 of 20"))
        scene.click(.wheelDown, row: 9, column: 9)
        #expect(scene.lines[3].hasSuffix("line 4 of 20"))
    }

    @Test func keysTurnToTheNextFileAndBack() {
        var scene = scene()
        scene.press(.character("]"))
        #expect(scene.text.contains(">new name.txt"))
        scene.press(.down, .character("["))
        #expect(scene.text.contains(">new name.txt"))
        scene.press(.character("["))
        #expect(scene.text.contains(">Sources/Budget.swift"))
        // The last one is where it is though the end of the patch is seen before it is at the top.
        scene.press(.character("]"), .character("]"), .character("]"))
        #expect(scene.text.contains(">docs/a b.md") && scene.lines[13] == " +new")
    }

    @Test func aClickOnAFileGoesThere() {
        var scene = RunScene(rows: 15, columns: 120, part: .diff)
        scene.settle()
        scene.click(row: 5, column: 3)
        #expect(scene.lines.contains { $0.contains("│ diff --git a/old name.txt") })
    }

    @Test func itStandsWhereItWasWhenItIsToldAnew() {
        var scene = scene()
        scene.press(.down, .down, .down)
        scene.settle()
        #expect(scene.lines[3].hasSuffix("line 4 of 20"))
    }

    @Test func allOfItGoesIntoAPager() {
        var scene = scene()
        scene.press(.character("d"))
        #expect(scene.lent == [["worker", "diff", "gh-450"]])
        var empty = RunScene(part: .diff)
        empty.press(.character("]"))
        #expect(empty.text.contains("nothing is changed"))
        #expect(DiffScreen(of: "gh-1").title == "gh-1 diff")
    }
}
