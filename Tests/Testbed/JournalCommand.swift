import Journal
import Platform
import TestSupport

/// Appends events to the journal of a run as fast as it can, and says the number of each once it is appended. A run
/// that is there already is gone on with.
enum JournalCommand: TestbedCommand {
    static let name = "journal"
    static let usage = "HOME [--count N] [--seed S] [--text-bytes-max N] [--fault …]"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let count: Int64 = try arguments.number("--count", default: .max)
        let seed: UInt64 = try arguments.number("--seed", default: 1)
        let textBytesMax = try arguments.number("--text-bytes-max", default: 300)
        let disk = try arguments.disk()
        let home = HomePaths(root: try arguments.next("a home"))
        try arguments.end()
        let request = try LifePlan(seed: seed).request()
        let paths = home.run(request.run, of: request.task)
        if try !disk.exists(paths.directory) {
            let preparation = RunPreparation(
                home: home,
                disk: disk,
                clock: SystemClock(),
                roostVersion: "0.0.0-journal"
            )
            _ = try preparation.prepare(request)
        }
        var run = try RunRecovery.open(paths, disk: disk, clock: SystemClock())
        try run.start()
        let feed = EventFeed(seed: seed, textBytesMax: textBytesMax)
        for _ in 0..<count {
            let sequence = run.nextSequence
            let entry = feed.entry(sequence)
            try run.record(entry.type, entry.level, entry.message, data: entry.data)
            output.line("\(sequence)")
        }
        return 0
    }
}
