package import Domain

/// One use of a tool, by the two blocks that tell of it.
package struct RecordedToolCall: Hashable, Sendable {
    package var run: String
    package var tool: String
    /// As the provider calls it.
    package var call: String?
    /// The numbers of the blocks within the run.
    package var block: Int64
    package var resultBlock: Int64?
    package var at: WallTime
    /// Nothing where no result is known.
    package var endedAt: WallTime?
    package var isSuccess: Bool?
    package var isSidechain: Bool

    package var milliseconds: Int64? { endedAt.map { max(0, ($0 - at).nanoseconds / 1_000_000) } }
}
