import Domain
import Journal
import Platform

/// The right to keep a run: a lock that keeper and recorder have together, free when both are gone.
///
/// The lock on the directory, which a recorder needs to write, is nobody's from the death of one to the start of the
/// next. Whoever is to take a run over must not take that for the death of both.
final class RunClaim {
    /// Of two that were killed a moment ago the locks go in a moment.
    private static let patience = Duration.milliseconds(500)

    private let file: FileDescriptor

    init(_ paths: RunPaths, disk: any Disk, clock: any Clock) throws(JournalError) {
        let file = try onSystem { () throws(PlatformError) in try disk.openFile(paths.launch, .writeExisting) }
        let deadline = clock.now().monotonic.advanced(by: Self.patience)
        var pause = ReadySet()
        while true {
            let isOurs = try onSystem { () throws(PlatformError) in try ByteLock.acquire(.write, on: 0, of: file) }
            if isOurs { break }
            guard clock.now().monotonic < deadline else { throw .locked(paths.directory) }
            try onSystem { () throws(PlatformError) in try pause.wait(upTo: .milliseconds(10)) }
        }
        self.file = file
    }

    /// Whether the run directory was removed: the file has no name any more, which those on a disk that is away for a
    /// while, or in a folder that was moved, still have.
    func isOnRemoved(_ paths: RunPaths, disk: any Disk) -> Bool {
        let answer = Deliberate.ignore(because: "what cannot be looked at may be there still") {
            () throws(PlatformError) in
            guard try disk.status(of: file).nameCount == 0 else { return false }
            return try !disk.exists(paths.metadata)
        }
        return answer ?? false
    }
}
