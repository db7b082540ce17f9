package import Domain
package import JSON
package import Platform

/// What can go wrong with run and session directories.
package enum JournalError: Error, Equatable, CustomStringConvertible {
    case disk(PlatformError)
    /// The record is held and will be finished before any other; `flush` goes on with it.
    case held(PlatformError)
    /// So many bytes of the output were written and recorded, and then no more.
    case short(written: Int, PlatformError)
    /// So much is held already that the record was not taken.
    case holdsTooMuch(bytes: Int, bytesMax: Int)
    /// A sync failed: what was written since the last good one may be lost, and no later sync can tell.
    case unsafe(PlatformError)
    case lineTooLong(bytes: Int, bytesMax: Int)
    case tooDeep(depthMax: Int)
    case locked(String)
    case notJSON(file: String, JSONError)
    case notObject(file: String)
    case field(file: String, FieldError)
    case torn(file: String)
    case unknownLayout(file: String, String)
    case unfit(path: String, wanted: String)
    case alreadyPrepared(String)
    case ended(String)
    /// By what the secrets of a run are known cannot be read.
    case secrets(file: String, SecretsIndexError)
    /// The key is missing with which the secrets of a run are known.
    case noRedactionKey(file: String)

    package var description: String {
        switch self {
        case .disk(let error): "\(error)"
        case .held(let error): "\(error); the record is kept and will be finished"
        case .short(let written, let error): "\(error), after \(written) bytes"
        case .holdsTooMuch(let bytes, let most): "\(bytes) bytes wait for room already, more than \(most) are not held"
        case .unsafe(let error): "\(error); what was written since the last sync may be lost"
        case .lineTooLong(let bytes, let most): "a line of \(bytes) bytes is longer than \(most)"
        case .tooDeep(let most): "data that is nested deeper than \(most) levels is not recorded"
        case .locked(let path): "another process writes to \(path)"
        case .notJSON(let file, let error): "\(file): \(error)"
        case .notObject(let file): "\(file) is not a JSON object"
        case .field(let file, let error): "\(file): \(error)"
        case .torn(let file): "\(file) is torn"
        case .unknownLayout(let file, let version): "\(file): layout \"\(version)\" is not known to this version"
        case .unfit(let path, let wanted): "\(path) is not \(wanted)"
        case .alreadyPrepared(let path): "\(path) exists already"
        case .ended(let path): "\(path) has ended"
        case .secrets(let file, let error): "\(file): \(error)"
        case .noRedactionKey(let file): "\(file) is not there, or not whole; without it secrets are not known"
        }
    }

    /// What the system refused, where that is the reason.
    package var cause: PlatformError? {
        switch self {
        case .disk(let error), .held(let error), .short(_, let error), .unsafe(let error): error
        case .holdsTooMuch, .lineTooLong, .tooDeep, .locked, .notJSON, .notObject, .field, .torn, .unknownLayout,
            .unfit, .alreadyPrepared, .ended, .secrets, .noRedactionKey:
            nil
        }
    }

    /// Whether what was to be recorded has its place all the same: it is held and will be finished, or it was written
    /// and could not be synced.
    package var isTaken: Bool {
        switch self {
        case .held, .unsafe: true
        case .disk, .short, .holdsTooMuch, .lineTooLong, .tooDeep, .locked, .notJSON, .notObject, .field, .torn,
            .unknownLayout, .unfit, .alreadyPrepared, .ended, .secrets, .noRedactionKey:
            false
        }
    }

    /// Whether a file that was asked for is not there.
    package var isMissing: Bool {
        switch self {
        case .disk(let error): error.errno == .notFound
        case .unfit: true
        case .held, .short, .holdsTooMuch, .unsafe, .lineTooLong, .tooDeep, .locked, .notJSON, .notObject, .field,
            .torn, .unknownLayout, .alreadyPrepared, .ended, .secrets, .noRedactionKey:
            false
        }
    }

    package var hint: String? {
        switch self {
        case .disk(let error), .held(let error), .short(_, let error), .unsafe(let error): error.hint
        case .locked: "one writer at a time; wait until it has ended"
        case .unknownLayout: "a newer roost wrote it; read it with that version"
        case .alreadyPrepared: "a run id is used once; let roost make a new one"
        case .noRedactionKey: "put it back from a backup of the home"
        case .torn, .notJSON, .notObject, .field, .secrets: "roost verify tells what can be read"
        case .unfit: "name a run, or a directory that roost wrote"
        case .holdsTooMuch, .lineTooLong, .tooDeep, .ended: nil
        }
    }
}

/// Does something on the disk; what the disk refuses becomes an error of this target.
func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(JournalError) -> Result {
    do { return try body() } catch { throw .disk(error) }
}
