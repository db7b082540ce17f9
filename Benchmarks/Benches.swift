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
        if isChosen("asked") {
            try AskedBench(runCount: areSmall ? 1_000 : 10_000).run(programs, memory ?? scratch, into: &table)
        }
        if isChosen("append") {
            try AppendBench(eventCount: areSmall ? 20_000 : 100_000).run(programs, scratch, into: &table)
        }
        if isChosen("tail") {
            try TailBench(fileBytes: areSmall ? 64 << 20 : 2 << 30).run(programs, scratch, into: &table)
        }
        try runRecord(programs, scratch, into: &table)
        if isChosen("follow") { try FollowBench(lineCount: areSmall ? 100 : 300).run(programs, scratch, into: &table) }
        if isChosen("daemon") {
            try DaemonBench(finishedCount: areSmall ? 1_000 : 10_000).run(programs, scratch, into: &table)
        }
        if isChosen("flock") {
            try FlockBench(seconds: areSmall ? 15 : 60).run(programs, scratch, into: &table)
        }
        if isChosen("top") {
            // An hour shows whether it grows.
            let seconds = programs.variable("ROOST_TOP_SECONDS").flatMap { Int64($0) } ?? (areSmall ? 10 : 60)
            try TopBench(seconds: max(1, seconds)).run(programs, scratch, into: &table)
        }
        if isChosen("web") {
            try WebStateBench(seconds: 3).run(programs, scratch, into: &table)
            try WebEventsBench(eventCount: areSmall ? 500 : 5_000).run(programs, scratch, into: &table)
        }
        if isChosen("facts") { try FactBench(lineCount: areSmall ? 200 : 1_000).run(programs, scratch, into: &table) }
    }

    /// What is asked of the record, and what it takes to make it.
    private func runRecord(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let ready = areSmall ? nil : programs.variable("ROOST_CORPUS")
        if isChosen("import") {
            try ImportBench(megabytes: areSmall ? 50 : 500, rounds: areSmall ? 2 : 3, ready: ready)
                .run(programs, scratch, into: &table)
        }
        if isChosen("reindex") {
            try ReindexBench(megabytes: areSmall ? 50 : 1000).run(programs, scratch, into: &table)
        }
        guard ["questions", "growth", "machine"].contains(where: isChosen) else { return }
        let large = try LargeHome(messages: areSmall ? 500_000 : 5_000_000, programs, scratch)
        if isChosen("questions") { try QuestionBench(large: large).run(programs, scratch, into: &table) }
        if isChosen("machine") { try SmallMachineBench(large: large).run(programs, scratch, into: &table) }
        if isChosen("growth") {
            try GrowthBench(large: large, megabytes: areSmall ? 20 : 60).run(programs, scratch, into: &table)
        }
    }

    private func isChosen(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }
}
