import Commands
import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

/// Archives that do not lie in the home.
@Suite struct ArchivePlacesTests {
    @Test func withRecordArchiveDirNewMonthsLieThereAndAreReadWithoutIt() throws {
        let scene = try ArchiveScene(monthCount: 3)
        let disk = FilePath.resolved(scene.fixture.scratch.path) + "/disk"
        let configuration = scene.fixture.home.configuration
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        try SystemDisk().createFile(configuration, with: Array("[record]\narchive_dir = \"\(disk)\"\n".utf8))
        let none = try scene.roost("archive", "--month", scene.month(1))
        #expect(none.exitCode == ExitCode.refusedByState.rawValue && none.stderr.contains("\(disk) is not there"))
        #expect(try !SystemDisk().exists(disk))
        try SystemDisk().makeFolders(disk)
        #expect(try scene.roost("archive", "--month", scene.month(1)).exitCode == 0)
        #expect(try SystemDisk().list(disk).sorted() == [scene.month(1), "logs-\(scene.month(1)).db"])
        #expect(try scene.archive.months(on: SystemDisk()).map(\.description) == [scene.month(0)])

        try SystemDisk().rename(disk, to: "\(disk)-gone")
        try SystemDisk().makeFolders(disk)
        let away = try scene.roost("archive", "--month", scene.month(2), "--force")
        #expect(away.exitCode == ExitCode.refusedByState.rawValue && away.stderr.contains("which is away"))
        #expect(try SystemDisk().list(disk) == [])
        try SystemDisk().removeFolder(disk)
        try SystemDisk().rename("\(disk)-gone", to: disk)
        try SystemDisk().remove(configuration)
        #expect(try scene.roost("talk", "gh-1").stdout.contains("flamingo number 1"))
        let found = try scene.roost("search", "flamingo", "--include-archive", "-o", "jsonl")
        #expect(found.stdout.split(separator: "\n").count == 3, "\(found.stderr)")
        #expect(try scene.roost("reindex", "--check").exitCode == 0)
        let pruned = try scene.roost("prune", "--older-than", "1d", "--confirm", scene.month(1))
        #expect(pruned.stdout.contains("removed"))
        #expect(try SystemDisk().list(disk) == ["kept-\(scene.month(1)).db"])
        #expect(try scene.roost("reindex").exitCode == 0)
    }

    @Test func whatAnotherHomeHasThereIsNotWrittenTo() throws {
        let one = try ArchiveScene(monthCount: 2, for: "ArchivePlacesTests one")
        let other = try ArchiveScene(monthCount: 2, for: "ArchivePlacesTests other")
        #expect(try one.roost("archive", "--month", one.month(0)).exitCode == 0)
        let setting = "[record]\narchive_dir = \"\(one.archive.path)\"\n"
        try SystemDisk().createFile(other.fixture.home.configuration, with: Array(setting.utf8))
        let refused = try other.roost("archive", "--month", other.month(0))
        #expect(refused.exitCode == ExitCode.refusedByState.rawValue && refused.stderr.contains("already"))
        #expect(try SystemDisk().exists(other.runs[0].directory))
    }

    @Test func anArchiveThatIsALinkToAFolderWorksAndIsMissedWhereThatIsAway() throws {
        let scene = try ArchiveScene(monthCount: 3)
        let real = scene.fixture.scratch.path("real")
        try SystemDisk().makeFolders(real)
        try SystemDisk().link(scene.archive.path, to: real)
        let said = try scene.roost("talk", "gh-0").stdout
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        #expect(try SystemDisk().exists("\(real)/logs-\(scene.month(0)).db"))
        #expect(try scene.roost("talk", "gh-0").stdout == said)
        #expect(try scene.roost("reindex").exitCode == 0)
        #expect(try scene.roost("archive", "verify").exitCode == 0)

        try SystemDisk().rename(real, to: "\(real)-gone")
        let cost = try scene.roost("cost", "--all")
        #expect(cost.exitCode == 0 && cost.stdout.contains("$"))
        #expect(try scene.roost("talk", "gh-0").exitCode != 0)
        let lost = try scene.roost("reindex")
        #expect(lost.exitCode != 0 && lost.stderr.contains("nothing of it is there now"), "\(lost.stderr)")
        let refused = try scene.roost("archive", "--month", scene.month(1))
        #expect(refused.exitCode != 0, "\(refused.stderr)")
        #expect(try SystemDisk().exists(scene.runs[1].directory) && !SystemDisk().exists(real))
        try SystemDisk().rename("\(real)-gone", to: real)
        #expect(try scene.roost("talk", "gh-0").stdout == said)
    }
}
