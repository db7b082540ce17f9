import Commands
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

@Suite struct DatabaseCommandTests {
    private let scene: RecordScene

    init() throws { scene = try RecordScene(for: "DatabaseCommandTests") }

    @Test(arguments: [
        DatabaseCheckCommand.command, DatabaseBackupCommand.command, DatabaseVacuumCommand.command,
        DatabasePathCommand.command,
    ])
    func eachIsOfTheRecord(command: Command) {
        #expect(command.path.first == "db" && command.section == .record && command.isListed)
    }

    @Test func pathsAreSaid() throws {
        let result = try scene.roost("db", "path").run()
        #expect(result.stdout == "\(scene.paths.index)\n\(scene.paths.conversations)\n")
        let json = try JSONReader.read(scene.roost("db", "path", "--json").run().stdout)
        #expect(json.arrayValue?.map { $0["path"]?.stringValue } == [scene.paths.index, scene.paths.conversations])
    }

    @Test func aWholeRecordIsCheckedAndADamagedOneIsAFinding() throws {
        let whole = try scene.roost("db", "check").run()
        #expect(whole.exitCode == 0 && whole.stdout.contains("index.db          pages    yes"))
        #expect(try scene.index.checkpoint())
        var bytes = try SystemDisk().readAll(scene.paths.index, bytesMax: 8 << 20)
        bytes[bytes.count - 100] ^= 4
        try SystemDisk().replaceFile(scene.paths.index, with: bytes)
        let damaged = try scene.roost("db", "check", "--json").run()
        #expect(damaged.exitCode == 5 && damaged.stdout.contains("\"ok\":false"))
    }

    @Test func aBackupIsReadByTheSqliteProgram() throws {
        let result = try scene.roost("db", "backup", "copy.db").run()
        #expect(result.exitCode == 0 && result.stdout.contains("/copy.db: "))
        let statement = "SELECT content FROM conversations JOIN worker_sessions USING(worker_id)"
        let said = try ProgramCall(Programs.tool("sqlite3"), ["-batch", scene.home.path("copy.db"), statement]).run()
        #expect(said.text == "Fix it.\n")
        let again = try scene.roost("db", "backup", "copy.db").run()
        #expect(again.exitCode == 6 && again.stderr.contains("is there already"))
    }

    @Test func aVacuumSaysWhatItFreedAndIsRefusedWhileTheIndexIsWritten() throws {
        let reports = try JSONReader.read(scene.roost("db", "vacuum", "--json").run().stdout)
        #expect(reports.arrayValue?.count == 2)
        #expect(reports.arrayValue?.first?["bytesFreed"]?.integerValue != nil)
        let taken = try FileLock.acquire(SystemDisk().openFile(scene.paths.lock, .write))
        let result = try scene.roost("db", "vacuum").environment(["ROOST_RECORD_INDEX_WAIT": "0s"]).run()
        #expect(result.exitCode == 6 && result.stderr.contains("another process writes"))
        _ = consume taken
    }
}
