import Decoding
import Domain
import Testing

@testable import Queries

@Suite struct TalkPatchTests {
    private func patch(_ tool: String, _ input: String) -> String {
        let part = FactRendering.whole.part(of: ToolCall(id: nil, name: tool, input: input))
        return TalkPatch.text(of: part.lines, path: ToolTitle.path(in: input))
    }

    @Test func aNewFileIsAllAdded() {
        let text = patch("Write", #"{"file_path":"a.txt","content":"one\ntwo\n"}"#)
        #expect(text == "--- a/a.txt\n+++ b/a.txt\n@@ -0,0 +1,2 @@\n+one\n+two\n")
    }

    @Test func whatChangesNothingIsNone() {
        #expect(patch("Bash", #"{"command":"ls\nls"}"#).isEmpty)
    }

    @Test func aPatchOfSeveralFilesNamesEach() {
        let input = "*** Begin Patch\n*** Update File: a\n@@\n one\n-two\n+three\n*** Add File: b\n+new\n*** End Patch"
        let quoted = "\"\(input.replacing("\n", with: "\\n"))\""
        let part = FactRendering.whole.part(of: ToolCall(id: nil, name: "apply_patch", input: quoted))
        let text = TalkPatch.text(of: part.lines, path: "file")
        #expect(text.hasPrefix("--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n"))
        #expect(text.contains("-two\n+three\n"))
        #expect(text.contains("--- a/b\n+++ b/b\n@@ -0,0 +1,1 @@\n+new\n"))
        #expect(!text.contains("***"))
    }

    @Test func aNameOfAFileIsOneLine() {
        let text = patch("Write", #"{"file_path":"a\n+++ b/evil","content":"x"}"#)
        #expect(text.hasPrefix("--- a/a\\n+++ b/evil\n+++ b/a\\n+++ b/evil\n@@"))
    }

    @Test func exitsAreReadWhereTheyAreTold() {
        #expect(ToolTitle.exit(in: "Exit code 127\nnot found") == 127)
        #expect(ToolTitle.exit(in: "Exit code x") == nil && ToolTitle.exit(in: "fine") == nil)
    }
}
