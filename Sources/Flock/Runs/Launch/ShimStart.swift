import Domain
import Git
package import Journal
package import Platform

/// Starts a shim: in a session of its own, with nothing of ours but what it is given.
package struct ShimStart: Sendable {
    /// What the shim is to do with the run.
    package enum Verb: String, Sendable {
        /// Start its agent.
        case run
        /// Take over the agent that has lost its shim.
        case adopt
    }

    /// A shim that has begun, or has not.
    package struct Begun: ~Copyable {
        package let word: ShimWord
        package var shim: ChildProcess

        /// Of a shim that has given up: it ends by itself, and soon.
        mutating func reap() {
            Deliberate.ignore(because: "what is left of it goes with this process") { () throws(PlatformError) in
                _ = try shim.wait(upTo: .seconds(5))
            }
        }
    }

    package let program: String
    package let processes: any Processes
    package let patience: Duration
    private let caller: Environment
    /// For tests: as on a system without files in memory.
    package var isMemoryAllowed = true

    /// - Parameter caller: the environment of who starts it.
    package init(
        program: String,
        processes: any Processes,
        caller: Environment,
        patience: Duration = .seconds(60)
    ) {
        self.program = program
        self.processes = processes
        self.caller = caller
        self.patience = patience
    }

    /// A shim that was started and has not said its word yet.
    package struct Awaited: ~Copyable {
        /// Readable when the word has come, or the shim is gone without one.
        package let word: FileDescriptor
        package let shim: ChildProcess

        /// Hands both on to whoever waits for them.
        package consuming func take<Result, Failure: Error>(
            _ body: (consuming FileDescriptor, consuming ChildProcess) throws(Failure) -> Result
        ) throws(Failure) -> Result {
            try body(word, shim)
        }
    }

    /// - Parameter environment: of the agent; nil where there is none to start.
    package func start(
        _ verb: Verb,
        _ paths: RunPaths,
        environment: [String: String]? = nil
    ) throws(RunsError) -> Begun {
        let awaited = try begin(verb, paths, environment: environment)
        return Begun(word: ShimWord.read(from: awaited.word, upTo: patience), shim: awaited.shim)
    }

    /// The same for whoever cannot wait for the word.
    package func begin(
        _ verb: Verb,
        _ paths: RunPaths,
        environment: [String: String]? = nil
    ) throws(RunsError) -> Awaited {
        let values = try environmentFile(environment, paths)
        // Our end for writing goes with this scope, so that a shim that ends without a word is heard of.
        let pipe = try onSystem { () throws(PlatformError) in try Pipe() }
        let reading = try onSystem { () throws(PlatformError) in try pipe.reading.duplicate() }
        return Awaited(word: reading, shim: try spawn(verb, paths, values, pipe.writing))
    }

    private func spawn(
        _ verb: Verb,
        _ paths: RunPaths,
        _ values: borrowing FileDescriptor,
        _ word: borrowing FileDescriptor
    ) throws(RunsError) -> ChildProcess {
        var request = SpawnRequest(program, [verb.rawValue, paths.directory])
        request.environment = Environment(ownValues).entries
        request.inherited = [values.number, word.number]
        request.isSessionLeader = true
        do throws(PlatformError) { return try processes.spawn(request) } catch { throw .platform(error) }
    }

    /// It takes checkpoints, and git has them only of repositories that the user's own settings know to be safe.
    private var ownValues: [String: String] {
        // Its own backtraces would be written nowhere, and would keep a core of nothing from being a plain end.
        var values = ["PATH": ProgramSearch.standardPath, "SWIFT_BACKTRACE": "enable=no"]
        for name in GitProgram.environmentNames { values[name] = caller[name] ?? values[name] }
        return values
    }

    private func environmentFile(
        _ environment: [String: String]?,
        _ paths: RunPaths
    ) throws(RunsError) -> FileDescriptor {
        try onSystem { () throws(PlatformError) in
            guard let environment else { return try SystemDisk().openFile("/dev/null", .read) }
            var bytes: [UInt8] = []
            for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
                bytes += name.utf8
                bytes.append(UInt8(ascii: "="))
                bytes += value.utf8
                bytes.append(0)
            }
            return try MemoryFile.make(holding: bytes, elseIn: paths.directory, isMemoryAllowed: isMemoryAllowed)
        }
    }
}
