import Domain
import JSON
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// A home whose daemon is started and stopped by commands, as the shell meets them. No daemon outlives its test.
final class DaemonCommandTrial: Sendable {
    let runs: RunTrial
    let processes = SystemProcesses()

    init(for test: String = #function) throws { runs = try RunTrial(for: test) }

    deinit {
        do { if let daemon = try living()?.process { _ = try processes.signal(daemon, .kill) } } catch {
            Issue.record("\(error)")
        }
    }

    func roost(_ arguments: String...) throws -> CommandResult { try runs.roost(arguments).run() }

    func living() throws -> DaemonMark? {
        try DaemonMark.living(in: runs.home, on: runs.disk, processes: processes)
    }

    /// Starts the daemon, and answers who it is.
    func start(_ arguments: String...) throws -> ProcessIdentity {
        let result = try runs.roost(["daemon", "start"] + arguments).run()
        #expect(result.exitCode == 0, "\(result.stderr)")
        return try #require(try living()).process
    }

    /// A run that goes on until it is stopped.
    func agent() throws -> ProcessIdentity {
        #expect(try roost("run", "-d", "--", "sh", "-c", "echo ready; while :; do sleep 0.05; done").exitCode == 0)
        let run = try runs.waitForRun { $0.state.process != nil && $0.state.status == .known(.running) }
        return try #require(run?.state.process)
    }

    /// What daemons have recorded of what was asked of them.
    func directives() throws -> [JSONObject] {
        var found: [JSONObject] = []
        for session in try SessionLookup.sessions(in: runs.home, on: runs.disk) {
            var reader = try JournalReader(path: session.journal, on: runs.disk)
            while let item = try reader.next() {
                if case .event(let event, _) = item, event.typeText == "directive" { found.append(event.data) }
            }
        }
        return found
    }

    func hasEnded(_ process: ProcessIdentity) throws -> Bool {
        try Eventually.wait(upTo: .seconds(60)) { try !processes.isAlive(process) }
    }
}
