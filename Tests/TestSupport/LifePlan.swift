package import Domain
package import Journal
import Platform

/// What happens in the life of a run, all of it from a seed: two lives of one plan write the same.
package struct LifePlan: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case output(Channel, [UInt8])
        /// An event of the feed.
        case event(number: Int64)
        case change(RunStatePatch)
        case synchronize
        /// Time goes by, long enough that a sync is due.
        case rest
    }

    package static let stepCountUsual = 14
    /// When a manual clock begins.
    package static let timeUsual = ManualClock().now().wall.truncatedToMilliseconds

    package let seed: UInt64
    package let feed: EventFeed
    /// Between the start and the end of the run.
    package let steps: [Step]

    package init(seed: UInt64, stepCount: Int = stepCountUsual) {
        self.seed = seed
        feed = EventFeed(seed: seed)
        var random = SeededGenerator(seed: seed)
        var records = ByteOracle(seed: seed, bytesWanted: .max, payloadBytesMax: 400).records
        var steps: [Step] = []
        for number in 0..<stepCount {
            steps.append(Self.step(Int64(number), &records, &random))
        }
        self.steps = steps
    }

    /// The run of this plan; another attempt is another run.
    package func request(attempt: Int = 1, at time: WallTime = timeUsual) throws(IdentifierError) -> StepRequest {
        let createdAt = time.advanced(by: .seconds(attempt - 1))
        var request = StepRequest(
            task: try TaskID("gh-450"),
            step: try StepID("work"),
            run: RunID.mint(at: createdAt, random: seed),
            attempt: attempt,
            stepName: "Count the birds",
            stepKind: .shell,
            workerKind: .demo,
            timeoutSeconds: 600,
            runtime: StepRuntime(repoRoot: "/srv/birds", worktreePath: "/srv/birds/tree")
        )
        request.createdAt = createdAt
        request.prompt = "Count the birds.\nThen count them again.\n"
        request.promptSummary = "Count the birds."
        return request
    }

    package let execution = SaidOutcome(ok: true, outcome: .completed, summary: "There are 12 birds.", exitCode: 0)
    package let reason = Reason.exit

    /// All that the plan writes to a channel.
    package func output(to channel: Channel) -> [UInt8] {
        steps.flatMap { step in
            guard case .output(channel, let bytes) = step else { return [UInt8]() }
            return bytes
        }
    }

    private static func step(
        _ number: Int64,
        _ records: inout ByteOracle.Records,
        _ random: inout SeededGenerator
    ) -> Step {
        switch number % 7 {
        case 1: return .event(number: number)
        case 3: return .change(patch(number, &random))
        case 4: return .rest
        case 5: return Bool.random(using: &random) ? .synchronize : .event(number: number)
        default:
            guard let record = records.next() else { return .synchronize }
            return .output(record.channel, record.bytes)
        }
    }

    private static func patch(_ number: Int64, _ random: inout SeededGenerator) -> RunStatePatch {
        var patch = RunStatePatch()
        patch.summary = "So far \(number) birds."
        patch.checkpointSeq = number
        patch.process = ProcessIdentity(
            boot: "0f9c4a6e-2b7d-4c1a-9a55-6d0d3f0c8e11",
            pid: 4_000 + Int32(number),
            startTicks: UInt64.random(in: 1...1 << 40, using: &random)
        )
        return patch
    }
}
