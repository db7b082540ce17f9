import Domain
import Platform

/// All that is measured, in the order of the table.
struct Benches {
    /// In a minute or two, on a small machine.
    let areSmall: Bool
    /// The names of those that are to run; none means all.
    let chosen: Set<String>

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        // Where writing takes no disk: what a disk costs is then apart.
        let memory = Deliberate.ignore(because: "without it its rows are left out, by name") {
            () throws(PlatformError) in try Scratch(in: "/dev/shm")
        }
        defer { memory?.remove() }
        if isChosen("capture") {
            try CaptureBench(shortBytes: 96 << 20, longBytes: areSmall ? 128 << 20 : 256 << 20)
                .run(programs, scratch, into: &table)
        }
        if isChosen("memory") {
            try MemoryBench(lineBytes: areSmall ? 128 << 20 : 1 << 30).run(programs, scratch, into: &table)
        }
        if isChosen("spawn") {
            try SpawnBench(runCount: areSmall ? 80 : 200).run(programs, scratch, memory, into: &table)
        }
        if isChosen("kills") { try KillBench(killCount: areSmall ? 40 : 300).run(programs, scratch, into: &table) }
        if isChosen("logs") {
            try LogsBench(longBytes: areSmall ? 64 << 20 : 2 << 30, lineCount: areSmall ? 100 : 300)
                .run(programs, scratch, into: &table)
        }
        if isChosen("start") { try StartBench().run(programs, into: &table) }
        if isChosen("append") {
            try AppendBench(eventCount: areSmall ? 20_000 : 100_000).run(programs, scratch, into: &table)
        }
        if isChosen("tail") {
            try TailBench(fileBytes: areSmall ? 64 << 20 : 2 << 30).run(programs, scratch, into: &table)
        }
        if isChosen("follow") { try FollowBench(lineCount: areSmall ? 100 : 300).run(programs, scratch, into: &table) }
    }

    private func isChosen(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }
}
