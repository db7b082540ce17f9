import Domain
import Journal
import Platform

/// Taking over a run whose keeper and recorder are both gone.
struct Adoption {
    private let place: Seat.Place

    init(_ place: Seat.Place) { self.place = place }

    func seat(_ announcement: inout FileDescriptor?) throws(JournalError) -> Seat {
        let state = try state()
        let hasResult = try onSystem { () throws(PlatformError) in try place.disk.exists(place.paths.result) }
        guard !state.isOver || !hasResult else { throw .ended(place.paths.directory) }
        try requireNobody()
        return try onSystem { () throws(PlatformError) in
            guard let identity = state.process, try SystemProcesses().isAlive(identity),
                let pidfd = try Pidfd.open(identity.pid), let pipes = try pipes(of: identity, state.pipes)
            else { return try bereft(state, announcement.take()) }
            let agent = Seat.Agent(identity: identity, pidfd: pidfd, news: nil)
            return try Seat(
                place,
                pipes: pipes,
                origin: .adopted,
                agent: agent,
                announcement: announcement.take()
            )
        }
    }

    /// A shim that is at work holds the lock; one that was killed a moment ago has let go of it in a moment. Ours goes
    /// at once, for the recorder to take it.
    private func requireNobody() throws(JournalError) {
        let deadline = place.clock.now().monotonic.advanced(by: .milliseconds(500))
        var pause = ReadySet()
        while true {
            do {
                _ = try DirectoryLock(place.paths.directory, on: place.disk)
                return
            } catch {
                guard case .locked = error, place.clock.now().monotonic < deadline else { throw error }
            }
            try onSystem { () throws(PlatformError) in try pause.wait(upTo: .milliseconds(10)) }
        }
    }

    private func state() throws(JournalError) -> RunState {
        let bytes = try onSystem { () throws(PlatformError) in
            try place.disk.readAll(place.paths.state, bytesMax: 4 << 20)
        }
        return try RunState(parsing: bytes, file: place.paths.state)
    }

    /// The agent may have turned its own streams elsewhere: then one of its children may still have them.
    private func pipes(of agent: ProcessIdentity, _ inodes: PipeInodes?) throws(PlatformError) -> SeatPipes? {
        guard let inodes else { return nil }
        let stdout = try pipe(inodes.stdout, agent)
        let stderr = try pipe(inodes.stderr, agent)
        return SeatPipes.ofRunning(stdout: stdout, stderr: stderr)
    }

    private func pipe(_ inode: UInt64, _ agent: ProcessIdentity) throws(PlatformError) -> FileDescriptor {
        if let name = ProcessTable.names(ofPipe: inode, in: agent.pid).first { return try .readingPipe(name) }
        for holder in try ProcessTable.read().holders(ofPipe: inode) {
            if let name = ProcessTable.names(ofPipe: inode, in: holder).first { return try .readingPipe(name) }
        }
        // Nobody has it any more: a pipe of which nothing will come.
        return try Pipe().keepReading()
    }

    /// There is no agent any more: what is known of its end is written down.
    private func bereft(
        _ state: RunState,
        _ announcement: consuming FileDescriptor?
    ) throws(PlatformError) -> Seat {
        let stdout = try Pipe().keepReading()
        let stderr = try Pipe().keepReading()
        let pipes = SeatPipes.ofRunning(stdout: stdout, stderr: stderr)
        let seat = try Seat(place, pipes: pipes, origin: .bereft, announcement: announcement)
        if let record = ExitRecord.find(in: place.paths, on: place.disk) { seat.exit = .known(record.status) }
        return seat
    }
}
