package import Domain
import Glibc
package import Journal
package import Platform

/// A shim that a test has started, and the run that it records.
///
/// It and the agent are killed when the test lets go of them, so that a test that fails leaves nothing behind.
package final class RunningShim {
    package let paths: RunPaths
    /// The home goes with its owner: it must not go before the shim.
    var home: ShimFixture?
    /// The moment before its program was started.
    package let startedAt: MonotonicTime
    private let announcement: FileDescriptor
    private var child: ChildProcess
    /// Whether another looks after the agent now.
    private var isHandedOver = false

    private init(
        _ paths: RunPaths,
        _ startedAt: MonotonicTime,
        _ announcement: consuming FileDescriptor,
        _ child: consuming ChildProcess
    ) {
        self.paths = paths
        self.startedAt = startedAt
        self.announcement = announcement
        self.child = child
    }

    deinit {
        Deliberate.ignore(because: "what has ended needs no end") { () throws(PlatformError) in
            // What a shim leaves behind that is killed in the middle of its end, nobody removes.
            if !isHandedOver, try SystemDisk().exists(paths.result) { _ = try child.wait(upTo: .seconds(5)) }
            if let agent = agent, !isHandedOver { _ = try SystemProcesses().signal(agent, .kill) }
            if try child.wait(upTo: .zero) == nil {
                try child.signal(.kill)
                _ = try child.wait()
            }
        }
        if let recorder = recorderPID, !isHandedOver { kill(recorder, SIGKILL) }
        guard !isHandedOver, let group = ControlGroup.existing(named: "roost-\(FilePath.name(of: paths.directory))")
        else { return }
        // Whoever was killed is in it for a moment still.
        _ = Eventually.wait(upTo: .seconds(2)) {
            group.remove()
            return ControlGroup.existing(at: group.path, named: FilePath.name(of: group.path)) == nil
        }
    }

    /// From here on the agent and its recorder are another's.
    package func handOver() { isHandedOver = true }

    static func start(
        _ word: String,
        _ paths: RunPaths,
        environment: [String],
        _ disk: SystemDisk,
        through wrapper: [String] = []
    ) throws -> RunningShim {
        let values = try MemoryFile.make(holding: environment.flatMap { Array($0.utf8) + [0] })
        let pipe = try Pipe()
        let command = wrapper + [try Programs.path("roost-shim"), word, paths.directory]
        var request = SpawnRequest(command[0], Array(command[1...]))
        request.environment = ["SWIFT_BACKTRACE=enable=no", "PATH=/usr/bin:/bin"]
        request.environment += Environment.current().entries.filter { $0.hasPrefix("LD_LIBRARY_PATH=") }
        request.inherited = [values.number, pipe.writing.number]
        request.isSessionLeader = true
        let startedAt = SystemClock().now().monotonic
        let child = try SystemProcesses().spawn(request)
        return RunningShim(paths, startedAt, pipe.keepReading(), child)
    }

    package var pid: Int32 { child.pid }

    package func signal(_ signal: Signal) throws { try child.signal(signal) }

    /// What it said when the agent was started, or had to stay away. Empty where it died instead.
    package func word() throws -> String {
        let bytes = try announcement.readToEnd(bytesMax: 1 << 20)
        return String(decoding: bytes, as: UTF8.self).filter { $0 != "\n" }
    }

    /// How the shim ended.
    package func end(within limit: Duration = .seconds(30)) throws -> ChildExit? { try child.wait(upTo: limit) }

    package func state() throws -> RunState {
        try RunState(parsing: try SystemDisk().readAll(paths.state, bytesMax: 1 << 20), file: paths.state)
    }

    /// Waits for the end of the run, and answers its last state.
    package func finished(within limit: Duration = .seconds(30)) throws -> RunState {
        _ = try Eventually.wait(upTo: limit) { try state().isOver && SystemDisk().exists(paths.result) }
        return try state()
    }

    package var agent: ProcessIdentity? {
        let bytes = Deliberate.ignore(because: "a run that was never begun has no agent") {
            () throws(PlatformError) in try SystemDisk().readAll(paths.state, bytesMax: 1 << 20)
        }
        let state = Deliberate.ignore(because: "nor has one whose state cannot be read") {
            () throws(JournalError) in try RunState(parsing: bytes ?? [], file: paths.state)
        }
        return state?.process
    }

    /// The process id of the recorder that beat last.
    package var recorderPID: Int32? {
        let bytes = Deliberate.ignore(because: "before the first beat there is none") {
            () throws(PlatformError) in try SystemDisk().readAll(paths.beat, bytesMax: 4096)
        }
        guard let beat = bytes.flatMap({ Beat(parsing: $0) }), beat.recorderPID > 0 else { return nil }
        return Int32(beat.recorderPID)
    }

    package func output(_ channel: Channel = .stdout) throws -> [UInt8] {
        try SystemDisk().readAll(paths.log(of: channel), bytesMax: 1 << 30)
    }

    package func text(_ channel: Channel = .stdout) throws -> String {
        String(decoding: try output(channel), as: UTF8.self)
    }

    package func events() throws -> [Event] {
        var reader = try JournalReader(path: paths.workerLog, on: SystemDisk())
        var events: [Event] = []
        while let item = try reader.next() {
            if case .event(let event, _) = item { events.append(event) }
        }
        return events
    }

    /// What a reader of the whole directory finds wrong with it.
    package func findings() throws -> [String] {
        try RunVerification.check(paths, disk: SystemDisk(), clock: SystemClock()).findings
            .filter { $0.severity != .note }.map { "\($0)" }
    }
}
