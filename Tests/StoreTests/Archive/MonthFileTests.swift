import Domain
import Platform
import TestSupport
import Testing

@testable import Store

/// And of `MonthRows`, which names what belongs to a month, and `SaidRows`, which takes it out of the conversations.
@Suite struct MonthFileTests {
    @Test func aFileThatIsNotThereHasNoRunsAndOneThatIsNoMonthIsRefused() throws {
        let home = try TemporaryHome(for: "MonthFileTests")
        let file = MonthFile(home.path("logs-2026-11.db"), on: SystemDisk(), at: WallTime(nanoseconds: 1))
        #expect(try file.runs() == [] && !file.isThere)
        #expect(!file.findings().isEmpty)
        try SystemDisk().createFile(file.path, with: Array("no database".utf8))
        #expect(!file.findings().isEmpty)
    }

    @Test func whatWasSaidLeavesTheConversationsAndNothingElseDoes() {
        #expect(MonthRows.said(in: "x").map(\.table) == ["sources", "messages", "blocks", "log_pieces"])
        #expect(!MonthRows.facts(in: "x").map(\.table).contains { ["messages", "blocks"].contains($0) })
    }

    @Test func ofAnIndexWithoutRunsAMonthHasNoRowsAndIsWhole() throws {
        let home = try TemporaryHome(for: "MonthFileTests empty")
        let now = WallTime(nanoseconds: 1_795_222_923_000_000_000)
        let index = try IndexSchema.current.open(home.path("index.db"), for: .create, on: SystemDisk(), at: now)
        let said = try ConversationsFile(home.path("said.db"), on: SystemDisk()).open(beside: index, at: now)
        let file = MonthFile(home.path("logs-2026-11.db"), on: SystemDisk(), at: now)
        let reading = SearchReading(readable: { _, _ in nil }, readablePiece: { _, bytes, part in Array(bytes[part]) })
        try file.write(["run-1"], from: index, said, reading)
        #expect(try file.findings() == [] && file.runs() == [])
        #expect(try SystemDisk().list(home.path).sorted().filter { $0.contains("logs") } == ["logs-2026-11.db"])
        #expect(try !SaidRows(said).areThere(of: "run-1"))
        try file.write(["run-1"], from: index, said, reading)
        #expect(file.findings() == [])
    }
}
