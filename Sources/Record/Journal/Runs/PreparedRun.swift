package import Domain
import JSON

/// A run whose directory is there and whose agent was not started: what was asked, and what stands on disk.
package struct PreparedRun: Hashable, Sendable {
    package let request: StepRequest
    package let paths: RunPaths
    package let metadata: RunMetadata
    package let checkpoint: CheckpointState
    package let events: [Event]
    package let state: RunState

    init(request: StepRequest, paths: RunPaths, createdAt: WallTime, roostVersion: String) {
        self.request = request
        self.paths = paths
        metadata = RunMetadata(request, createdAt: createdAt, roostVersion: roostVersion)
        checkpoint = CheckpointState(request.checkpoint)
        events = Self.events(request, paths, checkpoint, createdAt)
        var state = RunState(
            preparedAt: createdAt,
            attempt: Int64(request.attempt),
            checkpointSeq: checkpoint.lastSeq,
            summary: Self.summary(request)
        )
        state.lastEventSeq = Int64(events.count)
        self.state = state
    }

    package var scope: EventScope { .run(task: request.task, step: request.step, run: request.run) }

    private static func summary(_ request: StepRequest) -> String { "Prepared local run layout for \(request.step)." }

    private static func events(
        _ request: StepRequest,
        _ paths: RunPaths,
        _ checkpoint: CheckpointState,
        _ createdAt: WallTime
    ) -> [Event] {
        let scope = EventScope.run(task: request.task, step: request.step, run: request.run)
        let prepared = Event(
            sequence: 1,
            scope: scope,
            typeText: EventType.runPrepared.rawValue,
            level: .known(.info),
            createdAt: createdAt,
            message: summary(request),
            data: preparedData(request, paths)
        )
        guard request.checkpoint.mode == .reserved else { return [prepared] }
        let reserved = Event(
            sequence: 2,
            scope: scope,
            typeText: EventType.checkpointSlotReserved.rawValue,
            level: .known(.info),
            createdAt: createdAt,
            message: "Reserved checkpoint sequence \(checkpoint.nextSeq) for future T-006 integration.",
            data: reservedData(paths, checkpoint)
        )
        return [prepared, reserved]
    }

    private static func preparedData(_ request: StepRequest, _ paths: RunPaths) -> JSONObject {
        var list = FieldList()
        list.add("stepName", request.stepName)
        list.add("stepKind", request.stepKind.rawValue)
        list.add("workerKind", request.workerKind.rawValue)
        list.add("attempt", request.attempt)
        list.add("timeoutSec", request.timeoutSeconds)
        list.add("runDir", paths.directory)
        list.add("worktreePath", request.runtime.worktreePath)
        return list.object
    }

    private static func reservedData(_ paths: RunPaths, _ checkpoint: CheckpointState) -> JSONObject {
        var list = FieldList()
        list.add("checkpointsDir", paths.checkpoints)
        list.add("nextCheckpointSeq", checkpoint.nextSeq)
        list.add("deferredFeatures", checkpoint.deferredFeatures)
        return list.object
    }
}
