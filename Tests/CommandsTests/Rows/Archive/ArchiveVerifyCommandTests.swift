import Commands
import Domain
import Platform
import Store
import TestSupport
import Testing

/// And of `ArchiveListCommand`, which tells what there is to verify.
@Suite struct ArchiveVerifyCommandTests {
    @Test func aHomeWithoutAnArchiveHasNothingToListOrVerify() throws {
        let scene = try ArchiveScene(monthCount: 0)
        #expect(ArchiveListCommand.command.name == "roost archive list")
        #expect(try scene.roost("archive", "list").stderr == "nothing is archived yet: roost archive -n\n")
        #expect(try scene.roost("archive", "verify").exitCode == 0)
        #expect(try scene.roost("archive", "verify", "--month", "2020-01").exitCode == ExitCode.notFound.rawValue)
    }

    @Test func aByteThatHasTurnedIsNamedWithItsPackAndItsRun() throws {
        let scene = try ArchiveScene(monthCount: 2)
        #expect(try scene.roost("archive", "--month", scene.month(0)).exitCode == 0)
        let whole = try scene.roost("archive", "verify")
        #expect(whole.exitCode == 0 && whole.stderr == "1 archived run is as it was\n")
        let month = try #require(CivilMonth(scene.month(0)))
        let run = try #require(try scene.archive.runs(of: month, on: SystemDisk()).first)
        var bytes = try SystemDisk().readAll(run.pack, bytesMax: 1 << 20)
        bytes[bytes.count / 3] ^= 1
        try scene.fixture.overwrite(run.pack, with: bytes)
        let result = try scene.roost("archive", "verify", "-o", "jsonl")
        #expect(result.exitCode == ExitCode.finding.rawValue)
        #expect(result.stdout.contains(run.run) && result.stdout.contains(run.pack.split(separator: "/").last ?? "?"))
    }
}
