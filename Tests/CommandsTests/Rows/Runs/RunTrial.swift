import Domain
import Journal
import Platform
import Runs
import TestSupport
import Testing

/// A home and a folder to run in, for tests of `roost run` as the shell meets it.
final class RunTrial: Sendable {
    let scratch: TemporaryHome
    let disk = SystemDisk()

    init(for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        try disk.makeFolders(scratch.path("folder"))
    }

    /// A test that fails leaves no agent behind, and no shim writes where its home was.
    deinit {
        do { try end() } catch { Issue.record("\(error)") }
    }

    private func end() throws {
        guard try disk.exists(home.runs) else { return }
        let processes = SystemProcesses()
        for run in try readableRuns() {
            if !run.state.isOver { _ = try RunControl(run.paths, disk: disk, processes: processes).kill() }
            guard let shim = run.state.shim else { continue }
            let hasEnded = try Eventually.wait(upTo: .seconds(20)) { try !processes.isAlive(shim) }
            if !hasEnded { _ = try processes.signal(shim, .kill) }
        }
    }

    /// A test may have taken a file of a run away.
    private func readableRuns() throws -> [CatalogedRun] {
        RunCatalog.readable(try RunLookup.runs(beginningWith: "", in: home, on: disk), on: disk)
    }

    var home: HomePaths { HomePaths(root: scratch.path("home")) }
    var folder: String { scratch.path("folder") }

    func roost(_ arguments: [String]) throws -> CommandTester {
        try CommandTester("roost").arguments(arguments).folder(folder).environment(["ROOST_HOME": home.root])
    }

    func roost(_ arguments: String...) throws -> CommandTester { try roost(arguments) }

    /// A program of the test's own, in a folder that `PATH` begins with.
    func program(_ name: String, _ script: String) throws -> [String: String] {
        let path = scratch.path("bin/\(name)")
        try disk.makeFolders(scratch.path("bin"))
        try Programs.make(path, "#!/bin/sh\n\(script)\n")
        return ["PATH": "\(scratch.path("bin")):\(Environment.current()["PATH"] ?? "/usr/bin:/bin")"]
    }

    func runs() throws -> [CatalogedRun] {
        try RunLookup.runs(beginningWith: "", in: home, on: disk).map { try RunCatalog.read($0, on: disk) }
    }

    /// Waits until the state of the only run is so.
    func waitForRun(_ isSo: (CatalogedRun) throws -> Bool) throws -> CatalogedRun? {
        var found: CatalogedRun?
        let hasCome = try Eventually.wait(upTo: .seconds(60)) {
            guard try disk.exists(home.runs), let run = try runs().first, try isSo(run) else { return false }
            found = run
            return true
        }
        return hasCome ? found : nil
    }

    func text(_ path: String) throws -> String {
        String(decoding: try disk.readAll(path, bytesMax: 1 << 20), as: UTF8.self)
    }
}
