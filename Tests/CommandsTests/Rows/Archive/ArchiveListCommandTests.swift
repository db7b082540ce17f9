import Commands
import TestSupport
import Testing

@Suite struct ArchiveListCommandTests {
    @Test func monthsThatAreDueAreOfferedAndThoseThatAreArchivedAreListed() throws {
        let scene = try ArchiveScene(monthCount: 3)
        let unknown = try scene.roost("archive", "list")
        #expect(ArchiveListCommand.command.name == "roost archive list")
        #expect(unknown.stderr.contains("\(scene.month(0)): 1 run, "), "\(unknown.stderr)")
        #expect(unknown.stderr.contains(", 0 of them verified: roost index --once"))
        #expect(try scene.roost("index", "--once").exitCode == 0)
        let young = try scene.roost("archive", "list")
        #expect(young.stderr.contains(", verified, no mismatch for 0 days: to be archived after 30\n"))
        try scene.validate(daysAgo: 31)
        let before = try scene.roost("archive", "list")
        let offer = ", verified, no mismatch for 31 days: roost archive --month \(scene.month(0))\n"
        #expect(before.stderr.contains(offer), "\(before.stderr)")
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        let after = try scene.roost("archive", "list")
        #expect(after.stdout.contains(scene.month(0)) && !after.stderr.contains("--month \(scene.month(0))"))
    }

    @Test func aMonthWhoseRowsDoNotMatchItsRunsIsNotOffered() throws {
        let scene = try ArchiveScene(monthCount: 3)
        #expect(try scene.roost("index", "--once").exitCode == 0)
        try scene.validate(daysAgo: 31, finding: "its output tells 3 parts of messages, and the index has 2")
        let list = try scene.roost("archive", "list")
        #expect(list.stderr.contains(" do not match their rows: roost import verify"), "\(list.stderr)")
        #expect(!list.stderr.contains("roost archive --month"))
    }
}
