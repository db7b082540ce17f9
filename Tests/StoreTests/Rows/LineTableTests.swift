import JSON
import Platform
import TestSupport
import Testing

@testable import Store

@Suite struct LineTableTests {
    private let filled: FilledIndex

    init() throws { filled = try FilledIndex() }

    private func columns(of table: String) throws -> Set<String> {
        Set(try filled.index.rows("SELECT name FROM pragma_table_info(?)", table) { $0.text(0) ?? "" })
    }

    @Test func everyColumnOfALineTableIsFilled() throws {
        for table in [LineTable.triggers, .decisions, .worktreeOperations, .systemEvents] {
            let filledByAll: Set<String> = [table.key, "session_id", "timestamp", "message"]
            let given = Set(table.columns.map(\.name))
            #expect(try columns(of: table.name).subtracting(filledByAll) == given, "\(table)")
        }
    }

    @Test func everyColumnOfAMergedTableIsThere() throws {
        for table in [MergedTable.tasks, .workers] {
            let given = Set(table.columns.map(\.name))
            let toldElsewhere: Set = ["estimated_cost_nanodollars", "conversation", "first_model", "title"]
            let rest = try columns(of: table.name).subtracting(given)
            #expect(rest.isSubset(of: toldElsewhere.union([table.key, "session_id"])), "\(rest)")
            #expect(given.contains(table.beginning))
            #expect(try given.isSubset(of: columns(of: table.name)))
        }
    }

    @Test func aColumnTakesOnlyItsOwnKind() {
        #expect(Column("a").value(in: ["a": "x"]) == .text("x"))
        #expect(Column("a", .integer).value(in: ["a": 1]) == .integer(1))
        #expect(Column("a", .real).value(in: ["a": .decimal("0.5")]) == .real(0.5))
        #expect(Column("a", .bool).value(in: ["a": true]) == .integer(1))
        #expect(Column("a", .json).value(in: ["a": [1]]) == .text("[1]"))
        #expect(Column("a", .integer).value(in: ["a": "x"]) == nil)
        #expect(Column("a", .json).value(in: ["a": .null]) == nil)
        #expect(Column("a").value(in: [:]) == nil)
    }
}
