import Glibc
import Platform

/// Measures what the project claims of its speed, each beside a known program in the same minute, and prints one table.
@main
struct Bench {
    static func main() throws {
        let environment = Environment.current()
        let words = CommandLine.arguments.dropFirst()
        let isSmall = words.contains("small")
        let chosen = words.filter { $0 != "small" }
        let scratch = try Scratch(in: environment["TMPDIR"] ?? "/tmp")
        let programs = Programs(environment)
        var table = BenchTable()
        do {
            try Benches(areSmall: isSmall, chosen: Set(chosen)).run(programs, scratch, into: &table)
        } catch {
            scratch.remove()
            throw error
        }
        scratch.remove()
        print(table.text, terminator: "")
        exit(environment["BENCH_STRICT"] == "1" && table.fallsShort ? 1 : 0)
    }
}
