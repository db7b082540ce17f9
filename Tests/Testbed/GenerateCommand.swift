import Domain
import Glibc
import TestSupport

/// Writes the output of an oracle, each record by one write to its channel, at a pace that leaves time for what a test
/// does meanwhile.
enum GenerateCommand: TestbedCommand {
    static let name = "gen"
    static let usage =
        "[--seed S] [--bytes N] [--record-bytes-max M] [--pause-every RECORDS] [--pause-us T] [--exit CODE]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let oracle = try arguments.oracle()
        let pauseEvery = try arguments.number("--pause-every", default: Int64(0))
        let pauseMicroseconds = try arguments.number("--pause-us", default: UInt32(500))
        let code = try arguments.number("--exit", default: Int32(0))
        try arguments.end()
        for record in oracle.records {
            output.write(record.bytes, to: record.channel)
            if pauseEvery > 0, record.number % pauseEvery == 0 { usleep(pauseMicroseconds) }
        }
        return code
    }
}
