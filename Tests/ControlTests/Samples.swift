import Control
import Domain
import Platform

/// A shim as it says hello.
enum Samples {
    static func shim(run: String = "run-20261121-010203-456789-7k2mq9") throws -> Hello.Shim {
        Hello.Shim(
            run: try RunID(run),
            task: try TaskID("gh-450"),
            worker: try WorkerID("worker-1795222923456789000-1"),
            directory: "/h/runs/gh-450/\(run)",
            identity: ProcessIdentity(boot: "b", pid: 4711, startTicks: 99)
        )
    }

    static func hello() throws -> Hello { Hello(.shim(try shim()), version: "0.1.0") }

    static let pulse = RunFact.pulse(stdoutBytes: 1, stderrBytes: 2, lastOutputAt: nil)
}
