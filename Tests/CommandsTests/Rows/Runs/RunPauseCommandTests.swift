import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

@Suite struct RunPauseCommandTests {
    @Test func aRunIsPausedShownAsSuchAndGoesOn() throws {
        let trial = try DaemonCommandTrial()
        _ = try trial.start()
        let agent = try trial.agent()
        let run = try #require(try trial.runs.waitForRun { _ in true }).metadata.run
        var paused = ""
        // Its shim may still be on its way to the daemon.
        let isPaused = try Eventually.wait(upTo: .seconds(60)) {
            paused = try trial.roost("run", "pause", "run-", "wait for me").stderr
            return paused == "roost: \(run) was paused\n"
        }
        #expect(isPaused, "\(paused)")
        let state = try ProcessStatus.read(agent.pid)?.state
        #expect(state == UInt8(ascii: "T"))
        #expect(try trial.roost("run", "list").stdout.contains("running (paused)"))
        let told = try Eventually.wait(upTo: .seconds(60)) {
            let why = try trial.roost("why", run.text).stdout
            return why.contains("paused: a person has paused it") && why.contains("wait for me")
                && why.contains("roost run resume \(run)")
        }
        #expect(told)
        #expect(try trial.roost("run", "resume", run.text).stderr == "roost: \(run) was told to go on\n")
        #expect(try trial.roost("run", "resume", run.text).exitCode == 6)
        #expect(try ProcessStatus.read(agent.pid)?.state != UInt8(ascii: "T"))
    }

    @Test func whatCannotBePausedIsSaid() throws {
        let trial = try DaemonCommandTrial()
        let ended = try trial.roost("run", "--", "true")
        #expect(ended.exitCode == 0, "\(ended.stderr)")
        #expect(try trial.roost("run", "pause", "run-").exitCode == 3)
        _ = try trial.start()
        #expect(try trial.roost("run", "pause", "run-").exitCode == 4)
        #expect(try trial.roost("run", "pause", "nosuch").exitCode == 4)
    }
}
