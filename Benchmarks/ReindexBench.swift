import Domain
import Platform

/// The index made anew from run directories, and whether it then has the rows that it had.
struct ReindexBench {
    private static let most = Quantity(60, "s")

    let megabytes: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        let what = "reindex, a GB of run directories"
        guard let corpus = try Corpus.make(megabytes: 50, seed: 9, programs, scratch) else {
            return table.skip(what, without: "python3")
        }
        let home = scratch.file("reindex")
        let programs = programs.adding(["ROOST_HOME=\(home)"])
        let roost = try programs.ours("roost")
        var bytes: Int64 = 0
        while bytes < Int64(megabytes) << 20 {
            let words = ["launch", "--claude", home, "/bin/sh", "-c", "cat \"$0\"/*/*.jsonl", corpus.folder]
            _ = try programs.run(programs.ours("roost-testbed"), words)
            bytes += corpus.bytes
        }
        _ = try programs.run(roost, ["index", "--once"], mayFail: true)
        let cost = try programs.run(roost, ["reindex"], mayFail: true)
        let perGB = Double(bytes) / 1e9
        table.add(
            what,
            Quantity(cost.wall / .seconds(1) / perGB, "s"),
            most: Self.most,
            beside: "\(Quantity.seconds(cost.cpu)) CPU for \(bytes / 1_000_000) MB"
        )
        let check = try programs.text(of: roost, ["reindex", "--check"], scratch, mayFail: true)
        guard !check.hasSuffix("all as the files say\n") else { return }
        table.fail("reindex, rows equal", check, beside: "")
    }
}
