import Control
import Domain
import Platform

/// By what browsers are let in: the token of the home, read anew when it was replaced, and codes that are good once.
final class WebEntrance {
    private let folder: WebFolder
    private let disk: any Disk
    private let clock: any Clock
    private let port: UInt16
    private var current: Access
    private var seen: FileStatus?
    /// Whether it was looked at since the requests of this turn came; nil where nobody tells of turns.
    private var isLookedAt: Bool?

    init(_ folder: WebFolder, port: UInt16, on disk: any Disk, clock: any Clock) throws(ControlError) {
        self.folder = folder
        self.disk = disk
        self.clock = clock
        self.port = port
        // Looked at before it is read: one that is replaced in between is read once more.
        seen = Self.look(folder, disk)
        current = Access(try WebToken.readOrMake(in: folder, on: disk), port: port)
    }

    /// What is asked for with each request: a token that was replaced lets nobody in from then on.
    var access: Access {
        let now = Self.look(folder, disk)
        guard now != seen else { return current }
        let token = Deliberate.ignore(because: "where there is none that can be read, the old one is no good either") {
            () throws(ControlError) in try WebToken.readOrMake(in: folder, on: disk)
        }
        current = Access(token ?? .nobodys(), port: port)
        if token != nil { seen = now }
        return current
    }

    /// Requests may have come: the token is looked at once for all of them.
    func turnBegins() { isLookedAt = false }

    /// For a request of this turn.
    var accessOfTurn: Access {
        guard isLookedAt != true else { return current }
        if isLookedAt != nil { isLookedAt = true }
        return access
    }

    func take(code: String) throws(Problem) -> Bool {
        do throws(ControlError) { return try WebCode.take(code, in: folder, at: clock.now().wall, on: disk) } catch {
            throw Problem(.internalError, "codes cannot be looked up: \(error)")
        }
    }

    private static func look(_ folder: WebFolder, _ disk: any Disk) -> FileStatus? {
        (Deliberate.ignore(because: "what is not there is told by what reads it") { () throws(PlatformError) in
            try disk.status(of: folder.token)
        }) ?? nil
    }
}
