/// What a step asks for in checkpoints.
package struct CheckpointRequest: Hashable, Sendable {
    package var mode: CheckpointMode
    /// The checkpoint that the run starts from.
    package var resumeFromSeq: Int64?
    package var summaryHint: String?

    package init(mode: CheckpointMode = .reserved, resumeFromSeq: Int64? = nil, summaryHint: String? = nil) {
        self.mode = mode
        self.resumeFromSeq = resumeFromSeq
        self.summaryHint = summaryHint
    }
}
