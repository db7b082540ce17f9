package import Domain

/// One response of a model, which is counted once however many files tell of it.
package struct RecordedCall: Hashable, Sendable {
    package var row: Int64
    package var run: String
    /// When it had come; it began so much before.
    package var at: WallTime
    package var model: String
    package var provider: String?
    package var usage: Usage
    /// Of those of the output.
    package var reasoningTokens: Int64
    /// Nothing where the price is not known, which is not nothing.
    package var cost: Money?
    /// What the agent itself said it cost.
    package var reportedCost: Money?
    package var unpricedReason: String?
    package var firstTokenMilliseconds: Double?
    package var milliseconds: Double?
    package var tokensPerSecond: Double?
    package var isSuccess: Bool
    package var errorCode: String?
    package var error: String?
    /// The provider's ids of the message and of the request.
    package var response: String?
    package var request: String?
    package var conversation: String?
    package var tier: String?
    package var region: String?
    package var webSearches: Int64
    package var isSidechain: Bool

    package var span: Range<WallTime> {
        at - .nanoseconds(Int64(max(0, min(milliseconds ?? 0, Self.millisecondsMax)) * 1_000_000))..<at
    }

    /// A year: what is longer was not measured.
    private static let millisecondsMax = 31_536_000_000.0
}
