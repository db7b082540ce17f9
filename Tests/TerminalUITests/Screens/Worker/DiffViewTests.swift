import Domain
import Testing

@testable import TerminalUI

@Suite struct DiffViewTests {
    private func lines(_ rows: Int, _ columns: Int) -> [String] {
        var scene = RunScene(rows: rows, columns: columns, part: .diff)
        scene.settle()
        return scene.lines
    }

    @Test func filesStandAboveTheLines() {
        let lines = lines(24, 80)
        #expect(lines[3].hasPrefix(" 3 files changed  +3 -2") && lines[3].hasSuffix("line 1 of 20"))
        #expect(lines[4].hasPrefix(">Sources/Budget.swift") && lines[4].hasSuffix("+2 -2"))
        #expect(lines[5].hasPrefix(" new name.txt"))
        #expect(lines[8].hasPrefix(" diff --git a/Sources/Budget.swift"))
    }

    @Test func aWideOneHasThemBesideEachOther() {
        let lines = lines(40, 120)
        #expect(lines[4].contains("Sources/Budget.swift") && lines[4].contains("│ diff --git"))
        #expect(lines.contains { $0.contains("let 日本語 = \"\\e[31m\"") })
    }

    @Test func withoutChangesItSaysSo() {
        #expect(RunScene(part: .diff).text.contains("looks for it"))
        var scene = RunScene(part: .diff)
        scene.take(.answer(.diff(DiffPicture()), to: .diff(of: "gh-450")))
        #expect(scene.text.contains("nothing is changed"))
        scene.take(.answer(.failed("the worktree of w is gone"), to: .diff(of: "gh-450")))
        #expect(scene.text.contains("the worktree of w is gone"))
    }

    @Test func whatCameAndWentHasItsColour() {
        var scene = RunScene(rows: 40, columns: 80, part: .diff)
        scene.settle()
        let buffer = scene.top.frame()
        let row = buffer.lines.firstIndex { $0.hasPrefix(" -    let days") } ?? 0
        #expect(Array(buffer.row(row))[2].style == .bad)
    }
}
