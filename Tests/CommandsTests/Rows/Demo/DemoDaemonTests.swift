import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Commands

@Suite struct DemoDaemonTests {
    private let trial: DemoTrial
    private let processes = SystemProcesses()

    init() throws { trial = try DemoTrial() }

    /// Daemon and commands of a home that is made for the test.
    private func daemon() throws -> (DemoDaemon, DemoOwn) {
        var values = trial.environment
        values["PATH"] = Environment.current()["PATH"]
        let own = try #require(try processes.identity(of: ProcessIdentity.ownPID))
        let story = DemoStory(pace: .fast, workers: 3)
        let scene = try DemoHome(story, isKept: false, Environment(values), on: trial.disk, process: own)
        var parsed = ParsedValues()
        parsed.set(GlobalOption.home.row, to: scene.home.root)
        let invocation = Invocation(
            of: DemoCommand.command,
            parsed,
            table: .roost,
            environment: scene.environment,
            console: RecordingConsole().console
        )
        let daemon = DemoDaemon(scene: scene, invocation: invocation, processes: processes)
        return (daemon, DemoOwn(scene: scene, table: .roost))
    }

    @Test func itIsStartedKilledStartedAgainAndEndedWithAllThatIsLeft() throws {
        let (daemon, own) = try daemon()
        let first = try daemon.start()
        #expect(throws: CommandError.self) { try daemon.start() }
        #expect(try daemon.kill() == first)
        #expect(throws: CommandError.self) { try daemon.kill() }
        #expect(try daemon.start() != first)
        #expect(own.roost(["daemon", "status"]).output.hasPrefix("state           running"))
        let left = DemoLeftovers(folder: trial.folder, disk: trial.disk, processes: processes)
        #expect(try left.remove(.all).count == 0)
        try DemoMark(process: ProcessIdentity(boot: "another", pid: 4, startTicks: 4), isKept: false)
            .write(in: daemon.scene.home.root, on: trial.disk)
        #expect(try left.remove(.all).served == [daemon.scene.home.root])
        #expect(own.rows(["task", "list"]) == [] && own.roost(["tusk"]).code == .usage)
        // Whatever has the mark goes, even where no daemon knows of it.
        var request = SpawnRequest("/bin/sleep", ["600"], environment: daemon.scene.environment.entries)
        request.isSessionLeader = true
        var sleeper = try processes.spawn(request)
        #expect(try trial.left(of: daemon.scene.home.root).contains(sleeper.pid))
        #expect(try daemon.endAll(patience: .seconds(1)))
        #expect(try sleeper.wait(upTo: .seconds(10)) != nil)
        #expect(try trial.left(of: daemon.scene.home.root) == [] && daemon.endAll())
    }
}
