import Platform

/// A command that only says a line, from its start to its end.
struct StartBench {
    private static let rounds = 81

    func run(_ programs: Programs, into table: inout BenchTable) throws {
        let what = "`roost --version`, whole process"
        guard let sqlite = programs.anchor("sqlite3") else { return table.skip(what, without: "sqlite3") }
        let roost = try programs.ours("roost")
        var times = (ours: Samples(), anchor: Samples())
        for _ in 0..<Self.rounds {
            times.ours.add(try programs.run(roost, ["--version"]).wall)
            times.anchor.add(try programs.run(sqlite, [":memory:", "select 1"]).wall)
        }
        table.add(
            what,
            .milliseconds(times.ours.median),
            beside: .milliseconds(times.anchor.median),
            of: "sqlite3 :memory: 'select 1'",
            ratioMax: 4
        )
    }
}
