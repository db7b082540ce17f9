package import Domain
package import JSON
package import Platform

/// Why a connection of the control socket, or one frame of it, is of no use.
package enum ControlError: Error, Hashable, CustomStringConvertible {
    case platform(PlatformError)
    case frameTooLong(bytesMax: Int)
    case notJSON(JSONError)
    case notObject
    case field(FieldError)
    /// The peer does not read, and no more is kept for it.
    case queueFull(bytesMax: Int)
    /// The other end has closed.
    case closed
    /// The peer did not say in time who it is.
    case silent
    /// The peer has begun a frame and not ended it.
    case stalled
    /// There is no daemon at the socket.
    case nobodyListens(String)
    /// The daemon has not answered in time; whether it has taken what was asked decides what may come of it.
    case timedOut(after: Duration, wasAsked: Bool)
    /// The daemon went away before it answered.
    case goneBeforeAnswer
    /// The daemon speaks a version of the protocol that is not known here, or does not know who we are.
    case otherProtocol(detail: String)
    case refused(detail: String)
    /// The process at the other end belongs to another user.
    case otherUser(uid: UInt32)
    case tooManyPeers(most: Int)
    /// The folder of the socket is one that others can write to, or that is not ours.
    case unsafeFolder(String)
    /// The folder of the web server has been open to others.
    case unsafeWebFolder(String)

    package var description: String {
        switch self {
        case .platform(let error): error.description
        case .frameTooLong(let bytesMax): "a message is longer than \(bytesMax) bytes"
        case .notJSON(let error): "a message is not JSON: \(error)"
        case .notObject: "a message is not a JSON object"
        case .field(let error): "a message is not understood: \(error)"
        case .queueFull(let bytesMax): "\(bytesMax) bytes wait for a peer that does not read"
        case .closed: "the other end has closed"
        case .silent: "the peer did not say in time who it is"
        case .stalled: "the peer has begun a message and not ended it"
        case .nobodyListens(let path): "no daemon listens at \(path)"
        case .timedOut(let limit, wasAsked: false): "the daemon has not answered for \(limit)"
        case .timedOut(let limit, wasAsked: true): "the daemon was asked, and has not answered within \(limit)"
        case .goneBeforeAnswer: "the daemon went away before it answered"
        case .otherProtocol(let detail): "the daemon is of another version: \(detail)"
        case .refused(let detail): "refused: \(detail)"
        case .otherUser(let uid): "the process at the other end belongs to another user (uid \(uid))"
        case .tooManyPeers(let most): "\(most) peers are connected already"
        case .unsafeFolder(let path): "\(path) is not a folder that only its owner can use, or not ours"
        case .unsafeWebFolder(let path): "\(path) is not a folder that only its owner can use, or not ours"
        }
    }

    package var hint: String? {
        switch self {
        case .platform(let error): error.hint
        case .unsafeFolder: "remove it, or name another folder with ROOST_RUNTIME_DIR"
        case .unsafeWebFolder(let path): "what is in it is no secret any more: remove it, rm -r \(path)"
        case .otherUser: "a home is used by its owner alone"
        case .nobodyListens: "start it: roost start"
        case .timedOut(_, wasAsked: false): "nothing was asked; see whether it lives: roost directive status"
        case .timedOut(_, wasAsked: true), .goneBeforeAnswer: "it may be done or not; see: roost directive status"
        case .otherProtocol: "restart the daemon with this version: roost daemon restart"
        case .frameTooLong, .notJSON, .notObject, .field, .queueFull, .closed, .silent, .stalled, .refused,
            .tooManyPeers:
            nil
        }
    }
}

/// Calls the system; what it refuses becomes an error of this target.
func onSystem<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(ControlError) -> Result {
    do { return try body() } catch { throw .platform(error) }
}
