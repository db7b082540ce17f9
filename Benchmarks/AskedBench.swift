import Domain
import Platform

/// The commands that are asked all day, as whole processes, of a home with very many runs and beside its daemon.
struct AskedBench {
    private static let rounds = 41

    let runCount: Int

    func run(_ programs: Programs, _ scratch: Scratch, into table: inout BenchTable) throws {
        guard let sqlite = programs.anchor("sqlite3"), let command = programs.anchor("true") else {
            return table.skip("commands of \(runCount) runs", without: "sqlite3")
        }
        let home = scratch.file("asked")
        let words = ["spawn", home, "--count", "\(runCount)", command]
        _ = try programs.run(try programs.ours("roost-testbed"), words)
        let roost = try programs.ours("roost")
        _ = try programs.run(roost, ["index", "--home", home], error: .null)
        let daemon = try LivingDaemon(programs, home)
        for (words, ratioMax) in [(["status"], 10.0), (["cost", "--today"], 8.0)] {
            let times = try ask(words, roost, home, sqlite, programs)
            let name = "sqlite3 :memory: 'select 1'"
            table.add(
                what(words),
                .milliseconds(times.ours),
                beside: .milliseconds(times.anchor),
                of: name,
                ratioMax: ratioMax
            )
        }
        for words in [["task", "list"], ["run", "list"], ["worker", "list"]] {
            let times = try ask(words, roost, home, sqlite, programs)
            table.add(what(words), .milliseconds(times.ours), most: Quantity(100, "ms"), beside: "-")
        }
        try daemon.stop(programs)
        try scratch.removeTree("asked")
    }

    private func what(_ words: [String]) -> String {
        "`roost \(words.joined(separator: " "))` at \(runCount) runs, whole process"
    }

    /// By turns, so that what else the machine does falls on both alike.
    private func ask(
        _ words: [String],
        _ roost: String,
        _ home: String,
        _ sqlite: String,
        _ programs: Programs
    ) throws -> (ours: Duration, anchor: Duration) {
        var times = (ours: Samples(), anchor: Samples())
        for _ in 0..<Self.rounds {
            times.ours.add(try programs.run(roost, words + ["--home", home]).wall)
            times.anchor.add(try programs.run(sqlite, [":memory:", "select 1"]).wall)
        }
        return (times.ours.median, times.anchor.median)
    }
}
