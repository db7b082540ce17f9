import CPlatform
package import Domain
import Glibc

/// The processes of this machine.
package struct SystemProcesses: Processes {
    package init() {}

    package func spawn(_ request: SpawnRequest) throws(PlatformError) -> ChildProcess {
        let result = try start(request)
        if let step = SpawnStep(result.failed_step) {
            let subject = step == .workingFolder ? request.workingFolder : nil
            throw .notStarted(subject ?? request.program, step: step, cause: Errno(code: result.failure))
        }
        return ChildProcess(pid: result.pid, pidfd: FileDescriptor(owning: result.pidfd))
    }

    package func identity(of pid: Int32) throws(PlatformError) -> ProcessIdentity? {
        guard let status = try ProcessStatus.read(pid) else { return nil }
        return ProcessIdentity(boot: try BootID.current(), pid: pid, startTicks: status.startTicks)
    }

    package func isAlive(_ process: ProcessIdentity) throws(PlatformError) -> Bool {
        guard process.boot == (try BootID.current()), let status = try ProcessStatus.read(process.pid) else {
            return false
        }
        return status.startTicks == process.startTicks && !status.hasEnded
    }

    /// First a handle on whatever has the number now, then the look at who that is: the handle stays with that process,
    /// so the number cannot change hands in between.
    package func signal(
        _ process: ProcessIdentity,
        _ signal: Signal,
        value: Int32?
    ) throws(PlatformError) -> Bool {
        guard process.boot == (try BootID.current()) else { return false }
        guard let pidfd = try Pidfd.open(process.pid) else { return false }
        guard try isAlive(process) else { return false }
        return try Pidfd.signal(pidfd, signal, value: value)
    }

    /// Makes this process the parent of every descendant whose own parent ends, in the place of the system's first
    /// process, so that it can reap them.
    package static func adoptOrphans(_ isOn: Bool) throws(PlatformError) {
        guard roost_set_subreaper(isOn) == 0 else { throw .last("adopt", "orphans") }
    }

    private func start(_ request: SpawnRequest) throws(PlatformError) -> roost_spawn_result {
        guard let arguments = CStrings([request.program] + request.arguments),
            let environment = CStrings(request.environment),
            let workingFolder = CStrings(request.workingFolder.map { [$0] } ?? [])
        else { throw .notStarted(request.program, step: .exec, cause: .invalid) }
        let streams = [request.input, request.output, request.error].map(\.number)
        return (streams + request.inherited).withUnsafeBufferPointer { descriptors in
            var result = roost_spawn_result()
            guard let first = descriptors.baseAddress else { return result }
            var start = roost_spawn_request(
                arguments: arguments.pointers,
                environment: environment.pointers,
                working_folder: workingFolder.pointers.pointee,
                descriptors: first,
                descriptor_count: descriptors.count,
                new_session: request.isSessionLeader,
                without_close_range: request.withoutCloseRange
            )
            roost_spawn(&start, &result)
            return result
        }
    }
}

extension SpawnRequest.Stream {
    fileprivate var number: Int32 {
        switch self {
        case .null: -1
        case .descriptor(let number): number
        }
    }
}

extension SpawnStep {
    init?(_ step: roost_spawn_step) {
        switch step {
        case ROOST_SPAWN_CLONE: self = .clone
        case ROOST_SPAWN_SESSION: self = .session
        case ROOST_SPAWN_DESCRIPTORS: self = .descriptors
        case ROOST_SPAWN_WORKING_FOLDER: self = .workingFolder
        case ROOST_SPAWN_EXEC: self = .exec
        default: return nil
        }
    }
}
