import Commands
import TestSupport
import Testing

@Suite struct ArchiveListCommandTests {
    @Test func `months that are due are offered, and those that are archived are listed`() throws {
        let scene = try ArchiveScene(monthCount: 3)
        let before = try scene.roost("archive", "list")
        #expect(ArchiveListCommand.command.name == "roost archive list")
        #expect(before.stderr.contains("to be archived: roost archive --month \(scene.month(0))"))
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        let after = try scene.roost("archive", "list")
        #expect(after.stdout.contains(scene.month(0)) && !after.stderr.contains("--month \(scene.month(0))"))
    }
}
