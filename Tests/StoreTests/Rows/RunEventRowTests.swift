import Domain
import Store
import Testing

@Suite struct RunEventRowTests {
    @Test func linesOfRoostAndOfTheAgentDoNotMeet() throws {
        let filled = try FilledIndex()
        try filled.index.write { () throws(StoreError) in
            for origin in [RunEventRow.Origin.roost, .agent] {
                for sequence: Int64 in 0..<3 {
                    var event = RunEventRow(
                        worker: "run-1",
                        origin: origin,
                        sequence: sequence,
                        at: FilledIndex.now,
                        type: "retry",
                        message: "m"
                    )
                    event.data = #"{"a":1}"#
                    try filled.index.insert(event)
                }
            }
        }
        let counts = try filled.index.rows(
            "SELECT origin, count(*), sum(data ->> 'a') FROM run_events WHERE type = 'retry' GROUP BY 1 ORDER BY 1"
        ) { $0.values }
        let three = [Value.integer(3), .integer(3)]
        #expect(counts == [[.text("agent")] + three, [.text("roost")] + three])
    }

    @Test func anEventIsNotTakenTwice() throws {
        let filled = try FilledIndex()
        let event = RunEventRow(
            worker: "run-1",
            origin: .roost,
            sequence: 77,
            at: FilledIndex.now,
            type: "t",
            message: ""
        )
        try filled.index.insert(event)
        let error = #expect(throws: StoreError.self) { try filled.index.insert(event) }
        #expect(error?.kind == .constraint)
    }
}
