import Domain
import Glibc
import Journal
import Platform

/// The beginning of a shim: what it was given is taken, and the keeper sits down.
struct ShimStart {
    /// The descriptors that whoever starts a shim hands to it.
    private enum Handed {
        static let environment: Int32 = 3
        static let announcement: Int32 = 4
    }

    private static let environmentBytesMax = 16 << 20

    private let directory: String
    private let disk = SystemDisk()
    private let clock = SystemClock()

    init(_ directory: String) { self.directory = directory }

    func run() -> Int32 {
        answer { (announcement) throws(JournalError) in
            let environment = try onSystem { () throws(PlatformError) in
                guard let file = FileDescriptor.ifOpen(Handed.environment) else {
                    throw .unreadable(path: "descriptor \(Handed.environment)", expected: "the agent's environment")
                }
                return try file.readToEnd(bytesMax: Self.environmentBytesMax)
            }
            let place = try place(environment)
            let writer = try RunRecovery.open(place.paths, disk: disk, clock: clock) { (survey) throws(JournalError) in
                let state = try survey.state.get()
                guard state.status == .known(.prepared), state.process == nil else {
                    throw .ended(place.paths.directory)
                }
            }
            let seat = try onSystem { () throws(PlatformError) in
                let pipes = try SeatPipes.make(place.plan)
                return try Seat(place, pipes: pipes, announcement: announcement.take())
            }
            if seat.plan.isGrouped { seat.group = ControlGroup.make(named: RunTree.groupName(writer.metadata.run)) }
            Rehearsal.play(writer, place)
            seat.writer = consume writer
            return seat
        }
    }

    func adopt() -> Int32 {
        answer { (announcement) throws(JournalError) in
            let place = try place([])
            return try Adoption(place).seat(&announcement)
        }
    }

    private func answer(
        _ makeSeat: (inout FileDescriptor?) throws(JournalError) -> Seat
    ) -> Int32 {
        var announcement: FileDescriptor? = FileDescriptor.ifOpen(Handed.announcement)
        do throws(JournalError) {
            let seat = try makeSeat(&announcement)
            let keeper = try onSystem { () throws(PlatformError) in
                try SystemProcesses.adoptOrphans(true)
                return try Keeper(seat)
            }
            return keeper.keep()
        } catch {
            if let announcement = announcement.take() {
                let line = "failed \(error)\(error.hint.map { " (\($0))" } ?? "")\n"
                Deliberate.ignore(because: "where nobody listens there is nobody to tell") {
                    () throws(PlatformError) in try disk.writeAll(Array(line.utf8), to: announcement)
                }
            }
            return RecorderExit.cannotBegin
        }
    }

    private func place(_ environment: [UInt8]) throws(JournalError) -> Seat.Place {
        let paths = try RunPaths(directory: FilePath.resolved(directory)).linkFollowed(on: disk)
        let claim = try RunClaim(paths, disk: disk, clock: clock)
        let plan = try LaunchPlan(parsing: try bytes(of: paths.launch), file: paths.launch)
        return try onSystem { () throws(PlatformError) in
            guard let keeper = try SystemProcesses().identity(of: ProcessIdentity.ownPID) else {
                throw .unreadable(path: "/proc", expected: "this process")
            }
            return Seat.Place(
                paths: paths,
                claim: claim,
                plan: plan,
                disk: disk,
                clock: clock,
                boot: keeper.boot,
                keeper: keeper,
                environment: environment
            )
        }
    }

    private func bytes(of path: String) throws(JournalError) -> [UInt8] {
        try onSystem { () throws(PlatformError) in try disk.readAll(path, bytesMax: 4 << 20) }
    }
}
