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
            guard let identity = state.process, let inodes = state.pipes, try SystemProcesses().isAlive(identity),
                let pidfd = try Pidfd.open(identity.pid)
            else { return try bereft(state, announcement.take()) }
            let agent = Seat.Agent(identity: identity, pidfd: pidfd, news: nil)
            let found = try FoundPipes(inodes, agent: identity.pid)
            return try Seat(
                place,
                pipes: SeatPipes.ofRunning(stdout: found.stdout, stderr: found.stderr),
                origin: .adopted,
                agent: agent,
                lostPipes: found.lost,
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

    /// There is no agent any more: what is known of its end is written down, and what one of its tree still holds of
    /// its output.
    private func bereft(
        _ state: RunState,
        _ announcement: consuming FileDescriptor?
    ) throws(PlatformError) -> Seat {
        let isOfThisBoot = state.process?.boot == place.boot
        let found = try FoundPipes(isOfThisBoot ? state.pipes : nil, run: FilePath.name(of: place.paths.directory))
        let seat = try Seat(
            place,
            pipes: SeatPipes.ofRunning(stdout: found.stdout, stderr: found.stderr),
            origin: .bereft,
            lostPipes: state.process == nil ? [] : found.lost,
            announcement: announcement
        )
        if let record = ExitRecord.find(in: place.paths, on: place.disk) { seat.exit = .known(record.status) }
        return seat
    }
}
