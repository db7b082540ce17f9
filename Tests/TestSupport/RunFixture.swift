package import Domain
package import Journal
package import Platform

/// A home, a clock and a run in it, for tests of run directories.
package final class RunFixture: Sendable {
    package let scratch: TemporaryHome
    package let clock = ManualClock()
    package let disk: any Disk

    package init(for test: String = #function, disk: any Disk = SystemDisk()) throws {
        scratch = try TemporaryHome(for: test)
        self.disk = disk
    }

    package var home: HomePaths { HomePaths(root: scratch.path) }

    package var preparation: RunPreparation {
        RunPreparation(home: home, disk: disk, clock: clock, roostVersion: "0.0.0-test")
    }

    package func request(_ change: (inout StepRequest) -> Void = { _ in }) throws -> StepRequest {
        var request = StepRequest(
            task: try TaskID("gh-450"),
            step: try StepID("work"),
            run: RunID.mint(at: clock.now().wall, random: Randomness.uint64()),
            stepName: "Work",
            stepKind: .shell,
            workerKind: .shell,
            timeoutSeconds: 60,
            runtime: StepRuntime(repoRoot: "/repo", worktreePath: "/repo/tree")
        )
        request.checkpoint.mode = .disabled
        change(&request)
        return request
    }

    package func prepare(_ change: (inout StepRequest) -> Void = { _ in }) throws -> PreparedRun {
        try preparation.prepare(try request(change))
    }

    package func open(_ paths: RunPaths) throws -> RunWriter {
        try RunRecovery.open(paths, disk: disk, clock: clock)
    }

    package func verify(_ paths: RunPaths) throws -> Verification {
        try RunVerification.check(paths, disk: SystemDisk(), clock: clock)
    }

    /// All events of the run that can be read.
    package func events(_ paths: RunPaths) throws -> [Event] {
        var reader = try JournalReader(path: paths.workerLog, on: SystemDisk())
        var events: [Event] = []
        while let item = try reader.next() {
            if case .event(let event, _) = item { events.append(event) }
        }
        return events
    }

    package func text(_ path: String) throws -> String {
        String(decoding: try SystemDisk().readAll(path, bytesMax: 64 << 20), as: UTF8.self)
    }

    /// Writes bytes over a file as nobody of ours would.
    package func overwrite(_ path: String, with bytes: [UInt8]) throws {
        try SystemDisk().replaceFile(path, with: bytes)
    }

    package func bytes(_ path: String) throws -> [UInt8] { try SystemDisk().readAll(path, bytesMax: 64 << 20) }
}
