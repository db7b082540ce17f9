import Domain
import Journal
import Platform
import TestSupport
import Testing

@Suite struct UnitInstallCommandTests {
    @Test func theUnitIsWrittenEnabledAndStarted() throws {
        let scene = try UnitScene()
        let result = try scene.roost("service", "install")
        #expect(result.exitCode == 0, "\(result.stderr)")
        let path = try #require(try scene.unit())
        let name = FilePath.name(of: path)
        #expect(try scene.log() == ["daemon-reload", "enable \(name)", "start \(name)"])
        let pid = try #require(try scene.pid())
        #expect(result.stderr.contains("\(name) is enabled and runs (pid \(pid))"))
        #expect(result.stderr.contains("loginctl enable-linger") == false)
        let again = try scene.roost("service", "install", adding: ["USER": "nobody-here"])
        #expect(again.exitCode == 0 && again.stderr.contains("the unit is there already: \(path)"))
        #expect(again.stderr.contains("loginctl enable-linger"))
        #expect(try scene.log().filter { $0.hasPrefix("start") }.count == 1)
        let removed = try scene.roost("service", "uninstall")
        #expect(removed.exitCode == 0, "\(removed.stderr)")
        #expect(try scene.unit() == nil)
        #expect(try Eventually.wait(upTo: .seconds(30)) { try scene.pid() == nil })
        #expect(try scene.roost("service", "uninstall").stderr.contains("is not installed"))
    }

    @Test func printedItIsNotWritten() throws {
        let scene = try UnitScene()
        let result = try scene.roost("service", "install", "--print")
        #expect(result.exitCode == 0 && result.stderr == "")
        #expect(result.stdout.contains("KillMode=process") && result.stdout.contains(scene.trial.runs.home.root))
        #expect(try scene.unit() == nil && scene.log().isEmpty)
    }

    @Test func whereSystemdCannotBeAskedItIsSaidWhatToDo() throws {
        let scene = try UnitScene()
        try SystemDisk().createFile(scene.trial.runs.scratch.path("stand-in/refuses"), with: [])
        let result = try scene.roost("service", "install")
        let name = FilePath.name(of: try #require(try scene.unit()))
        #expect(result.exitCode == 1 && result.stderr.contains("Failed to connect to bus"))
        #expect(result.stderr.contains("systemctl --user daemon-reload && systemctl --user enable --now \(name)"))
        let missing = try scene.roost("service", "install", adding: ["PATH": "/nowhere"])
        #expect(missing.exitCode == 1 && missing.stderr.contains("there is no systemctl here"))
        let removed = try scene.roost("service", "uninstall")
        #expect(removed.exitCode == 1 && removed.stderr.contains("systemctl --user stop \(name)"))
        #expect(try scene.unit() == nil)
    }

    @Test func aUnitOfSomebodyElseIsLeftAlone() throws {
        let scene = try UnitScene()
        #expect(try scene.roost("service", "install", "--print").exitCode == 0)
        #expect(try scene.roost("service", "install").exitCode == 0)
        let path = try #require(try scene.unit())
        try SystemDisk().replaceFile(path, with: Array("[Unit]\n".utf8))
        for verb in ["install", "uninstall"] {
            let result = try scene.roost("service", verb)
            #expect(result.exitCode == 6 && result.stderr.contains("is not ours"), "\(verb)")
        }
        #expect(try scene.trial.runs.text(path) == "[Unit]\n")
        #expect(try scene.roost("service", "status").stderr.contains("the unit is not ours"))
    }

    @Test func noAgentInstallsIt() throws {
        let scene = try UnitScene()
        for verb in ["install", "uninstall"] {
            let result = try scene.roost("service", verb, adding: ["ROOST_RUN": "run-1"])
            #expect(result.exitCode == 6 && result.stderr.contains("within run-1"))
        }
        #expect(try scene.unit() == nil)
    }

    @Test func theDaemonThatRunsIsNotDoubled() throws {
        let scene = try UnitScene()
        let daemon = try scene.trial.start()
        try SystemDisk().createFile(scene.trial.runs.scratch.path("stand-in/foreign"), with: [])
        let result = try scene.roost("service", "install")
        #expect(result.exitCode == 0)
        #expect(result.stderr.contains("(pid \(daemon.pid)) is not systemd's yet: roost daemon stop"))
        #expect(try scene.log().contains { $0.hasPrefix("start") } == false)
        #expect(try scene.pid() == daemon.pid)
        let status = try scene.roost("service", "status")
        #expect(status.exitCode == 5 && status.stderr.contains("is not systemd's"))
    }
}
