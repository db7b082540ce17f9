import Store
import Testing

@Suite struct WorkerWordsTests {
    private func words(_ index: Connection) throws -> [Value] {
        try index.first("SELECT conversation, first_model FROM worker_sessions WHERE worker_id = 'run-1'") {
            $0.values
        } ?? []
    }

    @Test func whatAnAgentSaysOfItselfStandsInItsRow() throws {
        let filled = try FilledIndex()
        let rows = IndexRows(filled.index)
        try rows.note(WorkerWords(conversation: "c", model: "m"), of: "run-1")
        #expect(try words(filled.index) == [.text("c"), .text("m")])
        let others = try filled.index.integer("SELECT count(*) FROM worker_sessions WHERE conversation IS NOT NULL")
        #expect(others == 1)
    }

    @Test func aChannelThatSaysNothingTakesNothingAway() throws {
        let filled = try FilledIndex()
        let rows = IndexRows(filled.index)
        try rows.note(WorkerWords(conversation: "c", model: "m"), of: "run-1")
        try rows.note(WorkerWords(), of: "run-1")
        #expect(try words(filled.index) == [.text("c"), .text("m")])
    }
}
