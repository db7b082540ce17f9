package import Domain

/// What changes in the state of a run; what is left out keeps its value.
package struct RunStatePatch: Hashable, Sendable {
    package var status: RunStatus?
    package var updatedAt: WallTime?
    package var finishedAt: WallTime?
    package var lastEventSeq: Int64?
    package var checkpointSeq: Int64?
    package var summary: String?
    package var exitCode: Int64?
    package var outcome: Outcome?
    package var reason: Reason?
    package var signal: Int64?
    package var process: ProcessIdentity?
    package var shim: ProcessIdentity?
    package var pipes: PipeInodes?
    package var waitsFor: WaitChange?
    package var pause: RunPause?
    package var stdoutBytes: Int64?
    package var stderrBytes: Int64?

    package enum WaitChange: Hashable, Sendable {
        case nothing
        case wait(RecorderWait)
    }

    package init() {}
}
