package import Domain
package import Journal
package import Platform

/// A home in which runs are started under real shims, without any command line.
package final class ShimFixture: Sendable {
    package let home: HomePaths
    private let scratch: TemporaryHome?
    package let disk = SystemDisk()
    package let clock = SystemClock()

    package init(for test: String = #function) throws {
        let scratch = try TemporaryHome(for: test)
        self.scratch = scratch
        home = HomePaths(root: scratch.path)
    }

    /// In a home that stays.
    package init(home: String) {
        scratch = nil
        self.home = HomePaths(root: home)
    }

    /// A run that is prepared, and what its shim is to be given.
    package struct Prepared: Sendable {
        package let paths: RunPaths
        package let environment: [String]
    }

    /// Prepares a run of the command and starts its shim, by way of another program where one is named.
    package func launch(
        _ command: [String],
        environment: [String] = ["PATH=/usr/bin:/bin"],
        kind: WorkerKind = .shell,
        through wrapper: [String] = [],
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> RunningShim {
        try start(prepare(command, environment: environment, kind: kind, change), through: wrapper)
    }

    package func prepare(
        _ command: [String],
        environment: [String] = ["PATH=/usr/bin:/bin"],
        kind: WorkerKind = .shell,
        _ change: (inout LaunchPlan) -> Void = { _ in }
    ) throws -> Prepared {
        let run = RunID.mint(at: clock.now().wall, random: Randomness.uint64())
        var request = StepRequest(
            task: try TaskID("manual-001"),
            step: try StepID("work"),
            run: run,
            stepName: "Work",
            stepKind: .shell,
            workerKind: kind,
            runtime: StepRuntime(repoRoot: home.root, worktreePath: home.root)
        )
        request.checkpoint.mode = .disabled
        let preparation = RunPreparation(home: home, disk: disk, clock: clock, roostVersion: "0.0.0-test")
        let paths = try preparation.prepare(request).paths
        let entries = environment + ["ROOST_RUN=\(run)", "ROOST_RUN_DIR=\(paths.directory)"]
        var plan = LaunchPlan(
            program: command[0],
            command: command,
            environmentNames: entries.map { String($0.prefix { $0 != "=" }) },
            workingFolder: home.root
        )
        plan.stopGraceSeconds = 2
        change(&plan)
        try disk.createFile(paths.launch, with: plan.bytes)
        return Prepared(paths: paths, environment: entries)
    }

    package func start(_ prepared: Prepared, through wrapper: [String] = []) throws -> RunningShim {
        let shim = try RunningShim.start(
            "run",
            prepared.paths,
            environment: prepared.environment,
            disk,
            through: wrapper
        )
        shim.home = self
        return shim
    }

    /// Starts a shim that takes a run over.
    package func adopt(_ paths: RunPaths, through wrapper: [String] = []) throws -> RunningShim {
        let shim = try RunningShim.start("adopt", paths, environment: [], disk, through: wrapper)
        shim.home = self
        return shim
    }
}
