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
    case refused(detail: String)
    /// The process at the other end belongs to another user.
    case otherUser(uid: UInt32)
    case tooManyPeers(most: Int)
    /// The folder of the socket is one that others can write to, or that is not ours.
    case unsafeFolder(String)

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
        case .refused(let detail): "refused: \(detail)"
        case .otherUser(let uid): "the process at the other end belongs to another user (uid \(uid))"
        case .tooManyPeers(let most): "\(most) peers are connected already"
        case .unsafeFolder(let path): "\(path) is not a folder that only its owner can use, or not ours"
        }
    }

    package var hint: String? {
        switch self {
        case .platform(let error): error.hint
        case .unsafeFolder: "remove it, or name another folder with ROOST_RUNTIME_DIR"
        case .otherUser: "a home is used by its owner alone"
        case .frameTooLong, .notJSON, .notObject, .field, .queueFull, .closed, .silent, .refused, .tooManyPeers: nil
        }
    }
}

/// Calls the system; what it refuses becomes an error of this target.
func onSystem<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(ControlError) -> Result {
    do { return try body() } catch { throw .platform(error) }
}
