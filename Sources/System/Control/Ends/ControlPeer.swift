import Domain
import JSON
package import Platform

/// One connection at the daemon's end.
package final class ControlPeer {
    package let credentials: PeerCredentials
    /// nil until the peer has said who it is and was taken.
    package private(set) var hello: Hello?
    /// Until when it has to say who it is.
    let helloDue: MonotonicTime
    let descriptor: Int32
    /// nil once it was let go, whoever still holds the peer.
    private var frames: FrameConnection?

    init(_ connection: consuming UnixConnection, uid: UInt32, at now: MonotonicTime) throws(ControlError) {
        try onSystem { () throws(PlatformError) in try connection.setNonBlocking() }
        let frames = FrameConnection(connection)
        credentials = try frames.peer()
        guard credentials.uid == uid else { throw .otherUser(uid: credentials.uid) }
        descriptor = frames.descriptor
        self.frames = frames
        helloDue = now.advanced(by: ControlLimits.helloDeadline)
    }

    var wantsToWrite: Bool { frames?.wantsToWrite ?? false }

    func flush() throws(ControlError) { try open().flush() }

    func send(_ frame: JSONObject) throws(ControlError) { try open().send(frame) }

    func receive() throws(ControlError) -> [FrameReader.Frame] { try open().receive() }

    func greeted(by hello: Hello) { self.hello = hello }

    func close() { frames = nil }

    private func open() throws(ControlError) -> FrameConnection {
        guard let frames else { throw .closed }
        return frames
    }
}
