import Journal
import Platform
import Runs
import Settings

extension Invocation {
    /// What starts shims and takes over runs that have lost theirs.
    func shims() throws(CommandError) -> ShimStart {
        do throws(RunsError) {
            return ShimStart(
                program: try OwnProgram.path("roost-shim", on: disk),
                processes: SystemProcesses(),
                caller: environment
            )
        } catch {
            throw .runs(error)
        }
    }

    /// - Parameter settings: those of the folder of the run.
    func launcher(_ settings: Settings) throws(CommandError) -> RunLauncher {
        RunLauncher(
            home: HomePaths(root: try home()),
            disk: disk,
            clock: clock,
            shims: try shims(),
            settings: LaunchSettings(settings),
            roostVersion: VersionCommand.version
        )
    }

    func control(_ paths: RunPaths) -> RunControl { RunControl(paths, disk: disk, processes: SystemProcesses()) }
}

/// Does something with runs; what goes wrong becomes an error of the command.
func withRuns<Result: ~Copyable>(_ body: () throws(RunsError) -> Result) throws(CommandError) -> Result {
    do { return try body() } catch { throw .runs(error) }
}
