import JSON
import Platform
import TestSupport
import Testing

@Suite struct UnitStatusCommandTests {
    @Test func whatIsNotInstalledIsNotFound() throws {
        let scene = try UnitScene()
        let result = try scene.roost("service", "status")
        #expect(result.exitCode == 4 && result.stderr.contains("all: roost service install"))
        #expect(try scene.roost("service", "status", "--loud").exitCode == 2)
        #expect(try JSONReader.read(scene.roost("service", "status", "--json").stderr)["error"]?["code"] == "not_found")
    }

    @Test func itSaysHowTheUnitIs() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install").exitCode == 0)
        let pid = try #require(try scene.pid())
        let result = try scene.roost("service", "status")
        #expect(result.exitCode == 0 && result.stderr == "", "\(result.stderr)")
        #expect(result.stdout.contains("state       active\nmain pid    \(pid)\ndaemon pid  \(pid)\n"))
        let path = try #require(try scene.unit())
        let text = try scene.trial.runs.text(path)
        try SystemDisk().replaceFile(path, with: Array((text + "# older\n").utf8))
        let older = try scene.roost("service", "status")
        #expect(older.exitCode == 5 && older.stderr.contains("is not what this roost would write"))
        #expect(try scene.roost("daemon", "stop").exitCode == 0)
        #expect(try scene.roost("service", "status").exitCode == 3)
        try SystemDisk().createFile(scene.trial.runs.scratch.path("stand-in/refuses"), with: [])
        #expect(try scene.roost("service", "status").stderr.contains("systemd does not say how it is"))
    }
}
