import Domain

/// Whether a step takes checkpoints. The second is for runs that are only prepared; the text of both notes is fixed by
/// the contract of the step runner.
package enum CheckpointMode: String, TermWord, CaseIterable {
    case disabled
    case reserved = "reserved_for_t006"
    case enabled

    package var note: String {
        switch self {
        case .disabled: "Checkpointing is disabled for this step request."
        case .reserved:
            "Checkpoint paths and sequence numbers are reserved for T-006. T-005 does not emit checkpoint content."
        case .enabled: "Checkpoints of the worktree are taken on request, at shutdown and on an interval."
        }
    }

    /// What a checkpoint of this mode leaves for later.
    package var deferredFeatures: [String] {
        switch self {
        case .disabled, .reserved: ["git_diff"]
        case .enabled: []
        }
    }
}
