import Domain
import Testing

@testable import TerminalUI

@Suite struct TalkViewTests {
    private func scene(_ rows: Int = 24, _ columns: Int = 80) -> RunScene {
        var scene = RunScene(rows: rows, columns: columns, part: .talk)
        scene.settle()
        return scene
    }

    @Test func itBeginsAtItsEndWithWhereOneIsAndWhatItCost() {
        let lines = scene().lines
        #expect(
            lines[3].hasPrefix(" 7 of 7   ") && lines[3].contains("━●") && lines[3].hasSuffix("$2.41 of $2.41 so far")
        )
        #expect(lines.contains { $0.hasPrefix(">  7 assistant") })
        #expect(lines.contains { $0.contains("│    Both tests pass. 日本語") })
        #expect(lines.contains { $0.contains("   6 ▸ Bash  swift test --filter") && $0.contains("✓") })
    }

    @Test func aWideOneHasAnOutlineAndAWiderOneTheChosenEntryWhole() {
        let lines = scene(40, 120).lines
        #expect(lines.contains { $0.hasPrefix(" Fix the month length.") && $0.contains("│") })
        #expect(lines.contains { $0.hasPrefix(" ✗   ▸ Bash  swift test") })
        var scene = scene(60, 200)
        scene.press(.character("["))
        #expect(scene.text.contains("6  tool-call") && scene.text.contains("took    3.9 s"))
        #expect(scene.text.contains("Test Case 'number 30' passed"))
    }

    @Test func withoutAnythingItSaysSo() {
        var scene = RunScene(part: .talk)
        #expect(scene.text.contains("reads what was said"))
        scene.settle(talk: TalkPicture())
        #expect(scene.text.contains("nothing is recorded of what was said"))
        scene.take(.answer(.failed("the conversations are away"), to: .talk(of: "gh-450")))
        #expect(scene.text.contains("the conversations are away"))
    }

    @Test func whatWasLeftOutIsCounted() {
        var talk = RunScene.talk
        talk.skipped = 1_000
        var scene = RunScene(part: .talk)
        scene.settle(talk: talk)
        #expect(scene.lines[3].hasPrefix(" 1007 of 1007"))
        scene.press(.character("g"))
        #expect(scene.lines[3].hasPrefix(" 1001 of 1007"))
    }
}
