import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// A home in which an agent, recorded by the real shim, has printed all secrets of a plan, and what can be asked there.
final class SecretHome: Sendable {
    let plan = SecretPlan()
    let trial: RunTrial
    let run: String
    let directory: RunPaths

    init(for test: String) throws {
        trial = try RunTrial(for: test)
        let planting = SecretPlanting(plan)
        var script = ""
        for (channel, pieces) in [(1, planting.stdout), (2, planting.stderr)] {
            for (number, bytes) in pieces.enumerated() {
                let path = trial.scratch.path("\(channel)-\(number)")
                // Pieces of standard error are written one by one; of the other channel all at once.
                if channel == 2 {
                    try trial.disk.createFile(path, with: bytes)
                    script += "cat '\(path)' >&2\n"
                }
            }
        }
        let out = trial.scratch.path("out")
        try trial.disk.createFile(out, with: planting.stdout.flatMap { $0 })
        var environment = try trial.program("claude", script + "cat '\(out)'")
        environment.merge(plan.environment) { $1 }
        let ran = try trial.roost("run", "--agent", "claude", "--task", "gh-450", "-p", "Plant \(plan.secrets[0]).")
            .environment(environment).run()
        try #require(ran.exitCode == 0, "\(ran.stderr.suffix(300))")
        let found = try #require(try trial.runs().first)
        directory = found.paths
        run = found.metadata.run.text
        // The shim ends behind the agent.
        _ = try trial.waitForRun { $0.state.isOver }
        try trial.disk.createFile(trial.scratch.path("planted.err"), with: planting.stderr.flatMap { $0 })
        let indexed = try trial.roost("index", "--once").run()
        try #require(indexed.exitCode == 0, "\(indexed.stderr)")
    }

    /// What was printed, byte for byte.
    func planted(_ channel: Channel) throws -> [UInt8] {
        let path = trial.scratch.path(channel == .stdout ? "out" : "planted.err")
        return try trial.disk.readAll(path, bytesMax: 1 << 24)
    }

    func ask(_ arguments: [String]) throws -> CommandResult {
        try trial.roost(arguments).environment(["TZ": "UTC"]).limit(.seconds(60)).run()
    }

    /// Which of the secrets stand in the bytes: as they are, in UTF-16, in hexadecimal, and with colours between.
    func found(in bytes: [UInt8]) -> [String] {
        SecretSearch(bytes).found(of: plan.secrets)
    }
}
