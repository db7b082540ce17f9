import Queries

/// How fast models answered, as rows.
enum ModelSpeedTable {
    static func table(_ speeds: [ModelSpeed]) -> Table {
        var table = Table(
            of: "modelSpeed",
            [
                Column("model", title: "MODEL"), Column("responses", title: "CALLS", .number),
                Column("errors", title: "ERRORS", .number, isSpare: true),
                Column("firstTokenP50Ms", title: "FIRST P50", .number),
                Column("firstTokenP95Ms", title: "P95", .number, isSpare: true),
                Column("firstTokenMaxMs", title: "MAX", .number, isSpare: true),
                Column("tokensPerSecondP50", title: "TOKENS/S", .number),
                Column("durationP50Ms", title: "TOOK P50", .number),
                Column("durationP95Ms", title: "P95", .number, isSpare: true),
            ]
        )
        for speed in speeds {
            table.append([
                .named(speed.model), .integer(speed.responses), .integer(speed.errors),
                SpeedCells.milliseconds(speed.firstToken?.median), SpeedCells.milliseconds(speed.firstToken?.p95),
                SpeedCells.milliseconds(speed.firstToken?.most), SpeedCells.rate(speed.tokensPerSecond?.median),
                SpeedCells.milliseconds(speed.duration?.median), SpeedCells.milliseconds(speed.duration?.p95),
            ])
        }
        return table
    }
}
