import Domain
import Platform
import Store
import TestSupport
import Testing

@Suite struct IndexRowsRunsTests {
    private let filled: FilledIndex
    private var index: Connection { filled.index }
    private var rows: IndexRows { IndexRows(filled.index) }
    private let time = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    init() throws { filled = try FilledIndex() }

    private var run: RunRow {
        RunRow(
            id: "run-2",
            task: "gh-450",
            step: "work",
            workerKind: "claude",
            attempt: 2,
            status: "running",
            createdAt: time,
            repository: "/repo",
            directory: "runs/gh-450/run-2"
        )
    }

    @Test func aRunIsReplacedAsAWhole() throws {
        var run = run
        try rows.put(run)
        run.status = "completed"
        run.outcome = "completed"
        run.exitCode = 0
        run.finishedAt = time
        run.needsHuman = true
        run.stdoutBytes = 12
        try rows.put(run)
        let found = try index.rows(
            "SELECT status, outcome, exit_code, finished_at, needs_human, stdout_bytes, attempt, step_id FROM runs"
        ) { $0.values }
        #expect(
            found == [
                [
                    .text("completed"), .text("completed"), .integer(0), .text(time.iso), .integer(1), .integer(12),
                    .integer(2), .text("work"),
                ]
            ]
        )
    }

    @Test func aRunThatNobodyAnnouncedIsRefused() throws {
        var run = run
        run.id = "run-unknown"
        #expect(throws: StoreError.self) { try rows.put(run) }
    }

    @Test func aCheckpointStandsWhereItsRunAndNumberSay() throws {
        try rows.put(run)
        var checkpoint = CheckpointRow(
            run: "run-2",
            sequence: 1,
            createdAt: time,
            ref: "refs/roost/run-2/1",
            commit: "abc",
            files: 3
        )
        checkpoint.leftOutCount = 2
        for _ in 0..<2 { try rows.insert(checkpoint) }
        let found = try index.rows("SELECT checkpoint_id, commit_hash, left_out_count FROM checkpoints") { $0.values }
        #expect(found == [[.integer(RowPlace(of: "run-2").row(1)), .text("abc"), .integer(2)]])
    }

    @Test func aReplacedRunKeepsItsCheckpoints() throws {
        try index.write { () throws(StoreError) in
            try rows.put(run)
            try rows.insert(
                CheckpointRow(run: "run-2", sequence: 1, createdAt: time, ref: "r", commit: "abc", files: 3)
            )
        }
        try rows.put(run)
        #expect(try index.integer("SELECT count(*) FROM checkpoints") == 1)
    }

    @Test func aStepKeepsHowItStands() throws {
        var step = StepRow(task: "gh-450", id: "work", name: "Work", kind: "claude", attempts: 1, status: "running")
        try rows.put(step)
        step.attempts = 2
        step.status = "completed"
        step.lastRun = "run-2"
        step.finishedAt = time
        try rows.put(step)
        let found = try index.rows("SELECT attempts, status, last_run_id, started_at FROM steps") { $0.values }
        #expect(found == [[.integer(2), .text("completed"), .text("run-2"), .null]])
    }

    @Test func pricesOfAModelStandSideBySide() throws {
        var price = StoredPrice(
            model: "gpt-5.4",
            effectiveFrom: "2026-01-01",
            input: 2_500_000_000,
            output: 15_000_000_000,
            origin: "shipped"
        )
        try rows.put(price)
        price.promptTokensAbove = 272_000
        price.input = 5_000_000_000
        price.cachedRead = 500_000_000
        try rows.put(price)
        let found = try index.rows("SELECT prompt_tokens_above, input, cached_read FROM prices ORDER BY 1") {
            $0.values
        }
        #expect(
            found == [
                [.integer(0), .integer(2_500_000_000), .null],
                [.integer(272_000), .integer(5_000_000_000), .integer(500_000_000)],
            ]
        )
    }
}
