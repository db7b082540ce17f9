import Domain
package import Journal
package import Platform

/// Starts the daemon of a home: in a session of its own, free of our terminal and of all that we have open.
package struct DaemonStart: Sendable {
    /// What `roostd` is to do.
    package enum Verb: String, Sendable {
        /// Be the daemon, and say so over the pipe.
        case detached
        /// Look whether it could be, say so over the pipe, and end.
        case rehearse
    }

    /// A daemon that was started and has not said its word yet.
    package struct Awaited: ~Copyable {
        /// Readable when the word has come, or the daemon is gone without one.
        package let word: FileDescriptor
        package var daemon: ChildProcess

        /// Hands both on to whoever waits for them.
        package consuming func take<Result, Failure: Error>(
            _ body: (consuming FileDescriptor, consuming ChildProcess) throws(Failure) -> Result
        ) throws(Failure) -> Result {
            try body(word, daemon)
        }
    }

    package static let program = "roostd"
    /// The descriptor on which the daemon says its word.
    package static let wordDescriptor: Int32 = 3

    package let program: String
    package let processes: any Processes
    package let clock: any Clock
    package let patience: Duration

    package init(
        program: String,
        processes: any Processes,
        clock: any Clock,
        patience: Duration = .seconds(30)
    ) {
        self.program = program
        self.processes = processes
        self.clock = clock
        self.patience = patience
    }

    /// - Parameter arguments: as `roostd` takes them, beyond what it is to do.
    package func start(
        _ arguments: [String],
        in home: HomePaths,
        environment: Environment
    ) throws(RunsError) -> DaemonWord {
        var awaited = try begin(.detached, arguments, in: home, environment: environment)
        let word = try onSystem { () throws(PlatformError) in
            try DaemonWord.read(from: awaited.word, upTo: patience, by: clock)
        }
        switch word {
        case .started, .silence: break
        case .running, .failed, .nothing:
            Deliberate.ignore(because: "what is left of it goes with this process") { () throws(PlatformError) in
                _ = try awaited.daemon.wait(upTo: .seconds(5))
            }
        }
        return word
    }

    /// The same for whoever cannot wait for the word.
    package func begin(
        _ verb: Verb,
        _ arguments: [String],
        in home: HomePaths,
        environment: Environment
    ) throws(RunsError) -> Awaited {
        let pipe = try onSystem { () throws(PlatformError) in try Pipe() }
        let reading = try onSystem { () throws(PlatformError) in try pipe.reading.duplicate() }
        var request = SpawnRequest(program, ["--\(verb.rawValue)", "--home", home.root] + arguments)
        request.environment = Self.environment(from: environment).entries
        // No folder of the caller's is kept from being removed or unmounted.
        request.workingFolder = "/"
        request.inherited = [pipe.writing.number]
        request.isSessionLeader = true
        let daemon: ChildProcess
        do throws(PlatformError) { daemon = try processes.spawn(request) } catch { throw .platform(error) }
        return Awaited(word: reading, daemon: daemon)
    }

    /// For what is started on behalf of a home: what systemd gave to us is not meant for it; nor is it a part of the
    /// run in which we may be, to be ended with it.
    package static func environment(from own: Environment) -> Environment {
        Environment(
            own.values.filter { name, _ in
                !AgentEnvironment.namesOfUnits.contains(name) && !AgentEnvironment.ownNames.contains(name)
            }
        )
    }
}
