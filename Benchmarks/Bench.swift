import Domain
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
        // Where writing takes no disk: what a disk costs is then apart.
        let memory = Deliberate.ignore(because: "without it its rows are left out, by name") {
            () throws(PlatformError) in try Scratch(in: "/dev/shm")
        }
        defer { memory?.remove() }
        do {
            let capture = CaptureBench(
                shortBytes: isSmall ? 24 << 20 : 96 << 20,
                longBytes: isSmall ? 64 << 20 : 256 << 20
            )
            try capture.run(programs, scratch, into: &table)
            try MemoryBench(lineBytes: isSmall ? 128 << 20 : 1 << 30).run(programs, scratch, into: &table)
            try SpawnBench(runCount: isSmall ? 40 : 200).run(programs, scratch, memory, into: &table)
            try KillBench(killCount: isSmall ? 40 : 300).run(programs, scratch, into: &table)
            try StartBench().run(programs, into: &table)
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
