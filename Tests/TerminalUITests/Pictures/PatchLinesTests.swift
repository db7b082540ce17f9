import Testing

@testable import TerminalUI

@Suite struct PatchLinesTests {
    @Test func filesAreFoundWithWhatCameAndWent() {
        let patch = PatchLines(RunScene.patch)
        #expect(patch.files.map(\.path) == ["Sources/Budget.swift", "new name.txt", "docs/a b.md"])
        #expect(patch.files.map(\.added) == [2, 0, 1] && patch.files.map(\.removed) == [2, 0, 0])
        #expect(patch.lines.first?.kind == .header && patch.lines.last?.text == "+new")
    }

    @Test func aRemovedLineOfDashesIsNoHeader() {
        let patch = PatchLines(RunScene.patch)
        #expect(patch.lines.first { $0.text == "--- a rule" }?.kind == .removed)
        #expect(patch.lines.filter { $0.kind == .hunk }.count == 2)
    }

    @Test func aLineBelongsToTheFileAboveIt() {
        let patch = PatchLines(RunScene.patch)
        #expect(patch.file(at: 0) == 0 && patch.file(at: patch.lines.count - 1) == 2)
        #expect(PatchLines("no patch").file(at: 0) == nil)
        #expect(PatchLines("").lines.isEmpty && PatchLines("").files.isEmpty)
    }

    @Test func lineEndsOfWindowsStayWithTheirLines() {
        let patch = PatchLines("diff --git a/x b/x\n@@ -1 +1 @@\n-a\r\n+b\r\n")
        #expect(patch.lines.map(\.text) == ["diff --git a/x b/x", "@@ -1 +1 @@", "-a\r", "+b\r"])
    }
}
