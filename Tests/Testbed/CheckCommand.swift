import Domain
import TestSupport

/// Says what became of the output of an oracle.
enum CheckCommand: TestbedCommand {
    static let name = "check"
    static let usage = "[--seed S] [--bytes N] [--record-bytes-max M] STDOUT STDERR"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let oracle = try arguments.oracle()
        let stdout = try arguments.next("the file of standard output")
        let stderr = try arguments.next("the file of standard error")
        try arguments.end()
        let report = try oracle.check(stdout, as: .stdout) + oracle.check(stderr, as: .stderr)
        output.line("\(report.whole) whole, \(report)")
        return report.isClean ? 0 : 1
    }
}
