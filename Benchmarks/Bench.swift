import Glibc
import Platform

/// Measures what the project claims of its speed, each beside a known program in the same minute, and prints one table.
@main
struct Bench {
    static func main() throws {
        let environment = Environment.current()
        let isSmall = CommandLine.arguments.dropFirst().contains("small")
        let scratch = try Scratch(in: environment["TMPDIR"] ?? "/tmp")
        let programs = Programs(environment)
        var table = BenchTable()
        do {
            try AppendBench(eventCount: isSmall ? 20_000 : 100_000).run(programs, scratch, into: &table)
            try TailBench(fileBytes: isSmall ? 64 << 20 : 2 << 30).run(programs, scratch, into: &table)
            try FollowBench(lineCount: isSmall ? 100 : 300).run(programs, scratch, into: &table)
        } catch {
            scratch.remove()
            throw error
        }
        scratch.remove()
        print(table.text, terminator: "")
        exit(environment["BENCH_STRICT"] == "1" && table.fallsShort ? 1 : 0)
    }
}
