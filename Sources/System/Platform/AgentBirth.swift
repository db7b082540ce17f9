import CPlatform
import Glibc

/// The start of an agent: a child that stands at a gate until its identity is recorded, and runs its program only then.
///
/// How far it has come stands in memory that all copies of this process share. So whichever half of the shim lives can
/// tell whether the program ever ran.
package struct AgentBirth: ~Copyable {
    package enum Progress: Hashable, Sendable {
        /// There is no child yet, or it has not come to the gate.
        case none
        case atGate
        /// The gate went away before it was opened: the program was never run.
        case turnedAway
        /// Once the news are out the program runs.
        case executing
        case failed(SpawnStep, Errno)
    }

    package struct Request: Sendable {
        /// A path; no search.
        package var program: String
        /// Its own name first.
        package var arguments: [String]
        /// `NAME=value` each ended by a NUL, byte for byte as they were given.
        package var environment: [UInt8]
        package var workingFolder: String
        package var input: Int32
        package var output: Int32
        package var error: Int32
        /// The first stream becomes the terminal of the child's session.
        package var isOnTerminal = false
        /// The folder of the control group that the child is to be born in.
        package var group: Int32?

        package init(
            program: String,
            arguments: [String],
            environment: [UInt8],
            workingFolder: String,
            input: Int32,
            output: Int32,
            error: Int32
        ) {
            self.program = program
            self.arguments = arguments
            self.environment = environment
            self.workingFolder = workingFolder
            self.input = input
            self.output = output
            self.error = error
        }
    }

    /// A child from the gate on. Letting go of it before the gate is open turns it away.
    package struct Child: ~Copyable {
        package let pid: Int32
        package let pidfd: FileDescriptor
        /// Ends when the program runs or the child is gone; nothing is ever read from it.
        package let news: FileDescriptor
        /// Whether it was born in the group that was asked for. Not everywhere can it be.
        package let isInGroup: Bool
        private var gate: FileDescriptor?

        fileprivate init(
            pid: Int32,
            pidfd: consuming FileDescriptor,
            news: consuming FileDescriptor,
            isInGroup: Bool,
            gate: consuming FileDescriptor
        ) {
            self.pid = pid
            self.pidfd = pidfd
            self.news = news
            self.isInGroup = isInGroup
            self.gate = consume gate
        }

        /// Opens the gate: from here on the program may run. A child that is gone by then needs no gate; how it went is
        /// told by its birth and its exit. SIGPIPE must be ignored.
        package mutating func openGate() throws(PlatformError) {
            guard let gate = self.gate.take() else { return }
            var byte: UInt8 = 1
            while write(gate.number, &byte, 1) != 1 {
                let error = PlatformError.last("open", "the gate of process \(pid)")
                if error.errno == .brokenPipe { return }
                guard error.errno == .interrupted else { throw error }
            }
        }

        /// Closes the gate, and comes back when the child is gone.
        package mutating func turnAway() {
            gate = nil
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        }
    }

    private let shared: UnsafeMutablePointer<roost_birth>

    package init() throws(PlatformError) {
        guard let memory = roost_shared_memory(MemoryLayout<roost_birth>.size) else {
            throw .last("share", "memory")
        }
        shared = memory.bindMemory(to: roost_birth.self, capacity: 1)
    }

    package var stage: Progress {
        let birth = shared.pointee
        switch roost_birth_stage(UInt32(birth.stage)) {
        case ROOST_BIRTH_AT_GATE: return .atGate
        case ROOST_BIRTH_TURNED_AWAY: return .turnedAway
        case ROOST_BIRTH_EXECUTING: return .executing
        case ROOST_BIRTH_FAILED:
            let step = SpawnStep(roost_spawn_step(UInt32(birth.failed_step))) ?? .exec
            return .failed(step, Errno(code: birth.failure))
        default: return .none
        }
    }

    /// Clones the child and comes back while it stands at the gate.
    package borrowing func begin(_ request: Request) throws(PlatformError) -> Child {
        let gate = try Pipe()
        let news = try Pipe()
        guard let arguments = CStrings(request.arguments), let program = CStrings([request.program]),
            let folder = CStrings([request.workingFolder]), let path = program.pointers.pointee,
            let place = folder.pointers.pointee
        else { throw .notStarted(request.program, step: .exec, cause: .invalid) }
        var pidfd: Int32 = -1
        var isInGroup = false
        let pid = CStrings.withList(request.environment) { environment in
            var bear = roost_bear_request(
                program: path,
                arguments: arguments.pointers,
                environment: environment,
                working_folder: place,
                streams: (request.input, request.output, request.error),
                gate: gate.reading.number,
                news: news.writing.number,
                on_terminal: request.isOnTerminal,
                group: request.group ?? -1,
                birth: shared
            )
            return roost_bear(&bear, &pidfd, &isInGroup)
        }
        guard pid > 0 else { throw .notStarted(request.program, step: .clone, cause: Errno(code: errno)) }
        return Child(
            pid: pid,
            pidfd: FileDescriptor(owning: pidfd),
            news: news.keepReading(),
            isInGroup: isInGroup,
            gate: gate.keepWriting()
        )
    }
}
