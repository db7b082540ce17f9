import Domain
import Glibc
import Journal
import Platform
import Runs
import TestSupport

/// Launches a command one time after the other, as the command line and the daemon do, and says of each what became of
/// it, how many descriptors it has left behind, and at the end how many children that nobody has reaped.
enum StartCommand: TestbedCommand {
    static let name = "start"
    static let usage = "HOME [--count N] COMMAND…"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count = try arguments.number("--count", default: 1)
        let home = HomePaths(root: try arguments.next("a home"))
        let command = arguments.rest()
        let launcher = RunLauncher(
            home: home,
            disk: SystemDisk(),
            clock: SystemClock(),
            shims: ShimStart(
                program: try Programs.path("roost-shim"),
                processes: SystemProcesses(),
                caller: .current(),
                patience: .seconds(20)
            ),
            roostVersion: ProgramVersion.current
        )
        var request = LaunchRequest(
            command,
            step: try StepID("work"),
            kind: .shell,
            folder: FilePath.folder(of: home.root),
            caller: .current()
        )
        request.prompt = "Do it."
        let before = try SystemDisk().list("/proc/self/fd").count
        for _ in 0..<count { try launch(request, launcher, output) }
        let after = try SystemDisk().list("/proc/self/fd").count
        output.line("left \(after - before)")
        output.line("unreaped \(try ended())")
        return 0
    }

    private static func launch(
        _ request: LaunchRequest,
        _ launcher: RunLauncher,
        _ output: TestbedOutput
    ) throws {
        output.line("begin")
        do throws(RunsError) {
            var launched = try launcher.launch(try launcher.prepare(request))
            output.line("launched \(launched.run)")
            // Only the launch is what is tried: a fault that comes later is not its own.
            for _ in 0..<2 {
                Deliberate.ignore(because: "who is not reaped is counted at the end") { () throws(PlatformError) in
                    _ = try launched.shim.wait(upTo: .seconds(20))
                }
            }
        } catch {
            if case .shimLost(let run) = error { output.line("unknown \(run)") } else { output.line("failed \(error)") }
        }
    }

    /// Children that have ended and wait for somebody to reap them; those that are about to get a moment.
    private static func ended() throws -> Int {
        let own = ProcessIdentity.ownPID
        _ = Eventually.wait(upTo: .seconds(5)) { ProcessTable.children(of: own).isEmpty }
        return ProcessTable.children(of: own).count
    }
}
