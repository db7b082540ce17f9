import Domain
import Platform

/// The same import into an index with very many rows and into an empty one.
struct GrowthBench {
    let large: LargeHome
    let megabytes: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let disk = SystemDisk()
        let bytes = ["index.db", "conversations.db"].reduce(Int64(0)) { sum, name in
            let status = Deliberate.ignore(because: "a size that cannot be read is not shown") {
                () throws(PlatformError) in try disk.status(of: "\(large.home)/\(name)")
            }
            return sum + (status.flatMap(\.self)?.bytes ?? 0)
        }
        let what = "import into \(ByteCount(bytes: bytes)) of rows"
        var times = (grown: Samples(), empty: Samples())
        for seed in [11, 12] {
            guard let corpus = try Corpus.make(megabytes: megabytes, seed: seed, programs, scratch) else {
                return table.skip(what, without: "python3")
            }
            let empty = scratch.file("empty-\(seed)")
            try disk.makeFolders(empty)
            times.grown.add(try take(corpus, into: large.home, programs))
            times.empty.add(try take(corpus, into: empty, programs))
        }
        table.add(
            what,
            .seconds(times.grown.least),
            beside: .seconds(times.empty.least),
            of: "an empty one",
            ratioMax: 2
        )
    }

    private func take(_ corpus: Corpus, into home: String, _ programs: Programs) throws -> Duration {
        let programs = programs.adding(["ROOST_HOME=\(home)"])
        let roost = try programs.ours("roost")
        return try programs.run(roost, ["import", "claude", corpus.folder], error: .null, mayFail: true).cpu
    }
}
