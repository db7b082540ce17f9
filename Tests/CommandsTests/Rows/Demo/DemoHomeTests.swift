import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct DemoHomeTests {
    private let trial: DemoTrial
    private let processes = SystemProcesses()
    private let story = DemoStory(pace: .fast, workers: 3)

    init() throws { trial = try DemoTrial() }

    private func scene(of process: ProcessIdentity, isKept: Bool = false) throws -> DemoHome {
        var values = Environment.current().values
        values["TMPDIR"] = trial.folder
        values["ANTHROPIC_API_KEY"] = "secret"
        return try DemoHome(story, isKept: isKept, Environment(values), on: trial.disk, process: process)
    }

    private var gone: ProcessIdentity { ProcessIdentity(boot: "another boot", pid: 4, startTicks: 4) }

    @Test func nothingInItLeadsAnywhereElse() throws {
        let scene = try scene(of: gone)
        #expect(scene.home.root.hasPrefix("\(trial.folder)/roost-demo-"))
        #expect(scene.environment["HOME"] == "\(scene.home.root)/demo/person")
        #expect(scene.environment["ANTHROPIC_API_KEY"] == nil && scene.environment["PATH"] != nil)
        let status = try #require(try trial.disk.status(of: scene.home.root))
        #expect(status.isPrivate)
        let log = try CommandTester(tool: "git").arguments("-C", scene.repository, "log", "--format=%an %s").run()
        #expect(log.stdout == "Roost Demo Begin a shop\n", "\(log.stderr)")
        let test = try CommandTester(tool: "sh").arguments("test.sh").folder(scene.repository).run()
        #expect(test.exitCode == 1 && test.stdout.hasSuffix("3 of 5 failed\n"), "\(test.stdout)")
    }

    @Test func itsSettingsAreOnesThatCanBeGoneBy() throws {
        let scene = try scene(of: gone)
        let result = try CommandTester("roost").arguments("config", "validate", "--home", scene.home.root)
            .environment(trial.environment).run()
        #expect(result.exitCode == 0, "\(result.stdout)\(result.stderr)")
    }

    @Test func onlyWhatADemoThatIsOverHasLeftIsRemoved() throws {
        let own = try #require(try processes.identity(of: ProcessIdentity.ownPID))
        let running = try scene(of: own).home.root
        let kept = try scene(of: gone, isKept: true).home.root
        let over = try scene(of: gone).home.root
        try trial.disk.makeFolders("\(trial.folder)/roost-demo-of-somebody")
        let left = DemoLeftovers(folder: trial.folder, disk: trial.disk, processes: processes)
        #expect(try left.remove(.unkept).count == 1)
        #expect(try !trial.disk.exists(over) && trial.disk.exists(kept) && trial.disk.exists(running))
        #expect(try left.remove(.all).count == 1)
        #expect(try trial.homes().sorted() == [running, "\(trial.folder)/roost-demo-of-somebody"].sorted())
    }
}
