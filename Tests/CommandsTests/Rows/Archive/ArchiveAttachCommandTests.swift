import Commands
import Domain
import Journal
import Platform
import Store
import TestSupport
import Testing

/// And of `ArchiveDetachCommand`.
@Suite struct ArchiveAttachCommandTests {
    private let scene: ArchiveScene
    private let elsewhere: String
    private var month: String { scene.month(0) }
    private var run: String { FilePath.name(of: scene.runs[0].directory) }

    init() throws {
        scene = try ArchiveScene(monthCount: 2, for: "ArchiveAttachCommandTests")
        elsewhere = FilePath.resolved(scene.fixture.scratch.path) + "/disk"
        try SystemDisk().makeFolders(elsewhere)
        #expect(try scene.roost("archive", "--month", month).exitCode == 0)
    }

    private func move(from: String, to: String) throws {
        for name in [month, "logs-\(month).db"] { try SystemDisk().rename("\(from)/\(name)", to: "\(to)/\(name)") }
    }

    private func answers() throws -> [String] {
        try [
            scene.roost("logs", run), scene.roost("talk", run),
            scene.roost("search", "flamingo", "--include-archive", "-o", "jsonl"),
            scene.roost("sql", "SELECT count(*) FROM conversations", "--include-archive", "-o", "csv"),
            scene.roost("cost", "--all"), scene.roost("verify", run),
        ].map(\.stdout)
    }

    @Test func aMonthThatWasMovedToAnotherDiskIsReadThereOnceItIsAttached() throws {
        let before = try answers()
        try move(from: scene.archive.path, to: elsewhere)
        let lost = try scene.roost("reindex")
        #expect(lost.exitCode == ExitCode.refusedByState.rawValue)
        #expect(lost.stderr.contains("\(month) is archived, and nothing of it is there now"))
        let gone = try scene.roost("logs", run)
        #expect(gone.exitCode == ExitCode.notFound.rawValue && gone.stderr.contains("nothing of that is in"))
        let attached = try scene.roost("archive", "attach", elsewhere)
        #expect(attached.exitCode == 0, "\(attached.stderr)")
        #expect(attached.stderr == "attached \(month), which lies in \(elsewhere)\n")
        #expect(try answers() == before)
        let list = try scene.roost("archive", "list", "-o", "csv").stdout
        #expect(list.contains("there") && list.contains("\(elsewhere)/logs-\(month).db"))
        #expect(try scene.roost("reindex").exitCode == 0)
        #expect(try answers() == before)
        #expect(try scene.roost("archive", "verify").exitCode == 0)

        #expect(ArchiveDetachCommand.command.name == "roost archive detach")
        let again = try scene.roost("archive", "attach", elsewhere)
        #expect(again.exitCode == ExitCode.refusedByState.rawValue && again.stderr.contains("already"))
        #expect(try scene.roost("archive", "detach", elsewhere).exitCode == 0)
        try move(from: elsewhere, to: scene.archive.path)
        #expect(try answers() == before)
        #expect(try scene.roost("archive", "detach", elsewhere).exitCode == ExitCode.refusedByState.rawValue)
    }

    @Test func aDiskThatIsAwayIsSaidInOneLineAndNothingIsMadeInItsPlace() throws {
        let before = try answers()
        try move(from: scene.archive.path, to: elsewhere)
        #expect(try scene.roost("archive", "attach", elsewhere).exitCode == 0)
        let cost = try scene.roost("cost", "--all").stdout
        try SystemDisk().rename(elsewhere, to: "\(elsewhere)-gone")
        try SystemDisk().makeFolders(elsewhere)
        let away = "\(month) lies in \(elsewhere), which is away"
        #expect(try scene.roost("archive", "list", "-o", "csv").stdout.contains("away"))
        #expect(try scene.roost("cost", "--all").stdout == cost)
        let without = try scene.roost("search", "flamingo", "-o", "jsonl")
        #expect(without.exitCode == 0 && without.stdout.split(separator: "\n").count == 1)
        for arguments in [["talk", run], ["search", "flamingo", "--include-archive"], ["reindex"]] {
            let said = try scene.roost(arguments)
            #expect(said.exitCode != 0 && said.stderr.contains(away), "\(arguments): \(said.stderr)")
        }
        for arguments in [["logs", run], ["replay", run], ["run", "show", run]] {
            let said = try scene.roost(arguments)
            #expect(said.stderr.contains("\(run) is archived with \(month) in \(elsewhere), which is away"))
            #expect(said.exitCode == ExitCode.notFound.rawValue)
        }
        #expect(try scene.roost("archive", "--month", month).exitCode == ExitCode.refusedByState.rawValue)
        #expect(try SystemDisk().list(elsewhere) == [])

        try SystemDisk().removeFolder(elsewhere)
        try SystemDisk().rename("\(elsewhere)-gone", to: elsewhere)
        #expect(try answers() == before)
    }

    @Test func whatIsNoArchiveOrNotWholeIsRefusedAndLeftAsItIs() throws {
        let none = try scene.roost("archive", "attach", elsewhere)
        #expect(none.exitCode == ExitCode.refusedByState.rawValue && none.stderr.contains("has no archived month"))
        #expect(try scene.roost("archive", "attach", scene.archive.path).exitCode == ExitCode.refusedByState.rawValue)
        try move(from: scene.archive.path, to: elsewhere)
        let database = "\(elsewhere)/logs-\(month).db"
        let bytes = try SystemDisk().readAll(database, bytesMax: 1 << 24)
        try scene.fixture.overwrite(database, with: Array("of somebody else".utf8))
        let foreign = try scene.roost("archive", "attach", elsewhere)
        #expect(
            foreign.exitCode == ExitCode.refusedByState.rawValue && foreign.stderr.contains("not all of it is whole")
        )
        #expect(try !SystemDisk().exists(AttachedMonths(in: scene.archive.path).path))
        try scene.fixture.overwrite(database, with: bytes)
        #expect(try scene.roost("archive", "attach", elsewhere, "--month", month).exitCode == 0)
    }

    @Test func monthsOfAnotherHomeAreReadWithWhatWasSaidInThem() throws {
        let other = try ArchiveScene(monthCount: 0, for: "ArchiveAttachCommandTests other")
        #expect(try other.roost("archive", "attach", scene.archive.path).exitCode == 0)
        let found = try other.roost("search", "flamingo", "--include-archive", "-o", "jsonl")
        #expect(found.stdout.split(separator: "\n").count == 1, "\(found.stderr)")
        #expect(try other.roost("search", "flamingo", "-o", "jsonl").stdout == "")
        #expect(try other.roost("talk", run).stdout.contains("flamingo number 0"))
        #expect(try other.roost("logs", run).stdout == scene.roost("logs", run).stdout)
        #expect(try other.roost("reindex", "--check").exitCode == 0)
    }
}
