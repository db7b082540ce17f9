import Domain
import Platform

/// All that is measured, in the order of the table.
struct Benches {
    /// In a minute or two, on a small machine.
    let areSmall: Bool

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        // Where writing takes no disk: what a disk costs is then apart.
        let memory = Deliberate.ignore(because: "without it its rows are left out, by name") {
            () throws(PlatformError) in try Scratch(in: "/dev/shm")
        }
        defer { memory?.remove() }
        try CaptureBench(shortBytes: areSmall ? 48 << 20 : 96 << 20, longBytes: areSmall ? 128 << 20 : 256 << 20)
            .run(programs, scratch, into: &table)
        try MemoryBench(lineBytes: areSmall ? 128 << 20 : 1 << 30).run(programs, scratch, into: &table)
        try SpawnBench(runCount: areSmall ? 40 : 200).run(programs, scratch, memory, into: &table)
        try KillBench(killCount: areSmall ? 40 : 300).run(programs, scratch, into: &table)
        try LogsBench(longBytes: areSmall ? 64 << 20 : 2 << 30, lineCount: areSmall ? 100 : 300)
            .run(programs, scratch, into: &table)
        try StartBench().run(programs, into: &table)
        try AppendBench(eventCount: areSmall ? 20_000 : 100_000).run(programs, scratch, into: &table)
        try TailBench(fileBytes: areSmall ? 64 << 20 : 2 << 30).run(programs, scratch, into: &table)
        try FollowBench(lineCount: areSmall ? 100 : 300).run(programs, scratch, into: &table)
    }
}
