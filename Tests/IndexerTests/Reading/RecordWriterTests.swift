import Decoding
import Domain
import Store
import Testing

@testable import Indexer

@Suite struct RecordWriterTests {
    private let trial: SourceTrial

    init() throws { trial = try SourceTrial(for: "RecordWriterTests") }

    private func batch(_ message: String) -> RowBatch {
        var batch = RowBatch()
        batch.reports = [
            UsageReport(
                response: ResponseKey(message: message),
                conversation: "c",
                model: "claude-sonnet-4-5",
                at: ScratchIndex.now,
                usage: Usage(input: 10, output: 20, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0)
            )
        ]
        return batch
    }

    private func sums() throws -> [Value]? {
        try trial.scratch.index.first("SELECT sum(calls), sum(tokens_output) FROM usage_rollups") { $0.values }
    }

    private struct Refusal: Error {}

    /// A batch is taken back as a whole, and what was gathered of it with it.
    @Test func aBatchThatIsTakenBackLeavesNothingBehind() throws {
        let source = UsageSource(run: "run-1")
        let cursors = try trial.writer.cursors(of: trial.identity)
        // The trigger refuses the cursor, which is the last that is written.
        try trial.scratch.index.runScript(
            "CREATE TEMP TRIGGER refusing BEFORE INSERT ON sources BEGIN SELECT raise(ABORT, 'no'); END"
        )
        #expect(throws: IndexerError.self) { try trial.writer.commit(batch("lost"), from: source, cursors) { _ in } }
        #expect(try sums() == [.null, .null])
        try trial.scratch.index.runScript("DROP TRIGGER refusing")
        try trial.writer.commit(batch("kept"), from: source, cursors) { _ in }
        #expect(try sums() == [.integer(1), .integer(20)])
    }

    /// The same, where it is refused in the middle of the responses, so that some are added up already.
    @Test func whatWasAddedUpOfABatchThatIsTakenBackIsForgotten() throws {
        let source = UsageSource(run: "run-1")
        let cursors = try trial.writer.cursors(of: trial.identity)
        try trial.scratch.index.runScript(
            """
            CREATE TEMP TRIGGER refusing BEFORE INSERT ON api_calls
            WHEN (SELECT count(*) FROM api_calls) = 1 BEGIN SELECT raise(ABORT, 'no'); END
            """
        )
        var both = batch("a")
        both.reports += batch("b").reports
        #expect(throws: IndexerError.self) { try trial.writer.commit(both, from: source, cursors) { _ in } }
        try trial.scratch.index.runScript("DROP TRIGGER refusing")
        try trial.writer.commit(both, from: source, cursors) { _ in }
        #expect(try sums() == [.integer(2), .integer(40)])
    }

    @Test func withoutConversationsTheIndexGoesOn() throws {
        let scratch = trial.scratch
        let writer = try RecordWriter(index: scratch.index, pricing: Pricing(.shipped)) { () throws(StoreError) in
            throw .missing(file: "c.db")
        }
        #expect(writer.conversations == nil && writer.missingConversations == .missing(file: "c.db"))
        let cursors = try writer.cursors(of: trial.identity)
        #expect(cursors.conversations == nil)
        try writer.commit(batch("m"), from: UsageSource(run: "run-1"), cursors) { _ in }
        #expect(try sums() == [.integer(1), .integer(20)])
        writer.openConversations()
        #expect(writer.conversations == nil)
    }
}

extension RecordWriter {
    fileprivate func commit(
        _ batch: RowBatch,
        from source: UsageSource,
        _ cursors: SourceCursors,
        owners: @escaping (IndexRows) throws(StoreError) -> Void
    ) throws(IndexerError) {
        try add(batch, from: source, cursors, owners: owners)
        try flush()
    }
}
