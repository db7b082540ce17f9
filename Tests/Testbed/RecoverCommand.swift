import Domain
import Journal
import Platform
import TestSupport

/// Opens the directory of a run whose writer is gone, and ends the run.
enum RecoverCommand: TestbedCommand {
    static let name = "recover"
    static let usage = "RUN-DIRECTORY"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let paths = RunPaths(directory: try arguments.next("a run directory"))
        try arguments.end()
        var run = try RunRecovery.open(paths, disk: SystemDisk(), clock: SystemClock())
        let execution = SaidOutcome(ok: false, outcome: .lost, summary: "Its writer was killed.")
        try run.end(execution, reason: .unknown)
        return 0
    }
}
