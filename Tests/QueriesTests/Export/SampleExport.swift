import Domain

@testable import Queries

/// Values as an export has them.
enum SampleExport {
    static func call(
        at: WallTime = FilledRecord.now,
        model: String = "m",
        cost: Int64? = 1,
        usage: Usage = Usage(input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)
    ) -> RecordedCall {
        RecordedCall(
            row: 1,
            run: "run-1",
            at: at,
            model: model,
            provider: nil,
            usage: usage,
            reasoningTokens: 0,
            cost: cost.map { Money(nanodollars: $0) },
            reportedCost: nil,
            unpricedReason: nil,
            firstTokenMilliseconds: nil,
            milliseconds: nil,
            tokensPerSecond: nil,
            isSuccess: true,
            errorCode: nil,
            error: nil,
            response: nil,
            request: nil,
            conversation: nil,
            tier: nil,
            region: nil,
            webSearches: 0,
            isSidechain: false
        )
    }
}
