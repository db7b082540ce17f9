import Domain
import Platform
import Queries
import TestSupport
import Testing

@testable import Commands

@Suite struct PerfAnswerTests {
    private func span() throws -> AskedSpan {
        guard case .run(let command, let values) = try CommandLineParser(.roost).parse(["perf", "--utc"]) else {
            throw SampleLine.UnexpectedHelp()
        }
        let invocation = Invocation(
            of: command,
            values,
            table: .roost,
            environment: Environment([:]),
            console: RecordingConsole().console,
            clock: ManualClock()
        )
        return try AskedSpan(invocation, usually: .days(7))
    }

    @Test func withoutARecordThereAreTablesWithoutRows() throws {
        let tables = try PerfGrouping.allCases.map { try PerfAnswer(nil, by: $0, in: try span()) }
        #expect(tables.map(\.table.schema) == ["roost.modelSpeed/1", "roost.toolSpeed/1", "roost.decisionSpeed/1"])
        #expect(tables.map { $0.slowest?.schema } == [nil, "roost.slowToolCall/1", "roost.slowDecision/1"])
        #expect(tables.allSatisfy { $0.table.rows.isEmpty && $0.slowest?.rows.isEmpty != false })
    }

    @Test func whatIsNotKnownIsADash() throws {
        #expect(ModelSpeedTable.table([]).rows.isEmpty)
        let tool = SlowToolCall(
            tool: "t",
            milliseconds: 5,
            at: WallTime(nanoseconds: 0),
            run: "r",
            task: nil,
            input: nil
        )
        let row = try #require(ToolSpeedTable.slowest([tool], try span()).rows.first)
        #expect(row.map(\.text) == ["5 ms", "t", "1970-01-01 00:00:00", "-", "r", "-"])
        let point = DecisionSpeed(point: "p", decisions: 2, average: nil, most: nil, slow: 0)
        #expect(DecisionSpeedTable.table([point]).rows.first?.map(\.text) == ["p", "2", "-", "-", "0"])
    }
}
