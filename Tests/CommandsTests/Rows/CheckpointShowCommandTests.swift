import Commands
import JSON
import Journal
import Platform
import TestSupport
import Testing

/// `roost run checkpoint show` as the shell meets it.
@Suite struct CheckpointShowCommandTests {
    private let scene: CheckpointScene

    init() throws { scene = try CheckpointScene(for: "CheckpointShowCommandTests") }

    @Test func aFormThatItDoesNotHaveIsRefused() throws {
        let scene = try CheckpointScene(for: "CheckpointShowCommandTests")
        let result = try scene.roost("show", scene.id, "-o", "csv")
        #expect(result.exitCode == 2)
        #expect(result.stderr.contains("takes one of table, json, jsonl, not \"csv\""), "\(result.stderr)")
    }

    @Test func withoutANumberTheLastIsShown() throws {
        let result = try scene.roost("show", scene.id)
        #expect(result.exitCode == 0, "\(result.stderr)")
        #expect(result.stdout.hasPrefix("Checkpoint 2 of \(scene.id)\n"))
        #expect(result.stdout.contains("  changed   2 files\n"))
        #expect(result.stdout.contains("  about     a hint\n"))
    }

    @Test func whatItLacksIsNamed() throws {
        try scene.repository.write("big\u{1B}[2J", [UInt8](repeating: 65, count: 2048))
        try scene.take(3, "text 3\n")
        let result = try scene.roost("show", scene.id, "3")
        #expect(result.stdout.contains("  left out  big\\e[2J (limit, 2.0 KiB)\n"))
    }

    @Test func programsGetTheDocument() throws {
        let object = try JSONReader.read(scene.roost("show", scene.id, "1", "--json").stdout)
        #expect(object["schema"] == "roost.checkpoint/1")
        #expect(object["seq"] == 1)
        #expect(object["leftOut"] == [])
    }

    @Test func thePatchIsForGitApply() throws {
        let patch = try scene.roost("show", scene.id, "1", "--patch")
        #expect(patch.exitCode == 0)
        try scene.clean()
        try scene.repository.git("apply", "-", input: patch.stdout)
        #expect(try scene.repository.text("one.txt") == "text 1\n")
        #expect(try scene.repository.text("new.txt") == "text 1\n")
    }

    @Test func aPatchCannotSpeakToTheTerminal() throws {
        try scene.take(3, "evil \u{1B}]0;owned\u{7}\ttab\n")
        let environment = ["ROOST_HOME": scene.runs.scratch.path, "TERM": "dumb"]
        let shown = try CommandTester("roost").arguments("run", "checkpoint", "show", scene.id, "3", "-p")
            .environment(environment).onTerminal(columns: 120).run().stdout
        #expect(!shown.contains("\u{1B}"))
        #expect(shown.contains("evil \\e]0;owned\\u{7}\ttab"))
    }

    @Test func aNumberThatIsNotThereIsNotFound() throws {
        let result = try scene.roost("show", scene.id, "9")
        #expect(result.exitCode == 4)
        #expect(result.stderr.contains("no checkpoint of \(scene.id) \"9\""))
        #expect(try scene.roost("show", scene.id, "0").exitCode == 2)
    }

    @Test func aDamagedDocumentIsAnErrorAndNotAbsence() throws {
        try SystemDisk().replaceFile("\(scene.paths.checkpoints)/0002.json", with: Array("{".utf8))
        let result = try scene.roost("show", scene.id)
        #expect(result.exitCode == 1)
        #expect(result.stderr.contains("0002.json"))
    }
}
