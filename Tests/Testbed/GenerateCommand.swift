import Domain
import TestSupport

/// Writes the output of an oracle, each record by one write to its channel.
enum GenerateCommand: TestbedCommand {
    static let name = "gen"
    static let usage = "[--seed S] [--bytes N] [--record-bytes-max M]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let oracle = try arguments.oracle()
        try arguments.end()
        for record in oracle.records { output.write(record.bytes, to: record.channel) }
        return 0
    }
}
