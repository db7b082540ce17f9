import Domain
import Queries

/// What was asked about speed, and its answer as tables.
struct PerfAnswer {
    /// How much there was of what, and how fast.
    let table: Table
    /// The slowest, one by one, and what people call them.
    var slowest: Table?
    var slowestTitle = ""
    /// As it stands behind "no".
    let noun: String

    /// Without a record there is nothing of anything.
    init(
        _ record: OpenRecord?,
        by grouping: PerfGrouping,
        in span: AskedSpan,
        withArchive includesArchive: Bool = false
    ) throws(QueriesError) {
        switch grouping {
        case .model:
            table = ModelSpeedTable.table(try record?.modelSpeeds(in: span.range) ?? [])
            noun = "model responses"
        case .tool:
            let speeds = try record?.toolSpeeds(in: span.range, withArchive: includesArchive)
            table = ToolSpeedTable.table(speeds?.tools ?? [])
            slowest = ToolSpeedTable.slowest(speeds?.slowest ?? [], span)
            slowestTitle = "The slowest calls:"
            noun = "calls of tools"
        case .decision:
            let speeds = try record?.decisionSpeeds(in: span.range)
            table = DecisionSpeedTable.table(speeds?.points ?? [])
            slowest = DecisionSpeedTable.slowest(speeds?.slowest ?? [], span)
            slowestTitle = "The slowest decisions:"
            noun = "decisions"
        }
    }
}
