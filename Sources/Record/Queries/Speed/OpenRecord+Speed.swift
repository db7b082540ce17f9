package import Domain
import Store

extension OpenRecord {
    /// How fast the models answered in a time, those with the most responses first. Every measured value is held in
    /// memory, eight bytes each, since percentiles are exact.
    package func modelSpeeds(in range: Range<WallTime>) throws(QueriesError) -> [ModelSpeed] {
        let span = UsageSpan(range)
        var times: [String: ModelTimes] = [:]
        try inStore { () throws(StoreError) in
            let found = try index.statement(SpeedStatement.models)
            try found.each(span.firstQuarter, span.lastQuarter, span.from, span.to) { (row) throws(StoreError) in
                times[row.text(0) ?? "", default: ModelTimes()].add(row, from: 1)
                return true
            }
        }
        return times.map { $1.speed(of: $0) }.sorted { left, right in
            left.responses != right.responses ? left.responses > right.responses : left.model < right.model
        }
    }

    /// Nothing for what is no time.
    static func time(_ text: String?) -> WallTime? {
        text.flatMap { text in
            Deliberate.ignore(because: "a row with a time that cannot be read has no length") {
                () throws(TimeError) in try WallTime(iso: text)
            }
        }
    }
}
