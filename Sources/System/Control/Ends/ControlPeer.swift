import Domain
import JSON
package import Platform

/// One connection at the daemon's end.
package final class ControlPeer {
    package let credentials: PeerCredentials
    /// nil until the peer has said who it is and was taken.
    package private(set) var hello: Hello?
    /// Called when it has read all that was sent to it.
    package var drained: (() -> Void)?
    /// Until when it has to say who it is.
    private let helloDue: MonotonicTime
    /// Until when it has to end the frame that it has begun.
    private var frameDue: MonotonicTime?
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

    /// What waits for it to read.
    package var waitingBytes: Int { frames?.waitingBytes ?? 0 }

    /// What it has to have done by when: nil where nothing is due.
    var due: (at: MonotonicTime, else: ControlError)? {
        if hello == nil { return (helloDue, .silent) }
        return frameDue.map { ($0, .stalled) }
    }

    var wantsToWrite: Bool { frames?.wantsToWrite ?? false }

    func flush() throws(ControlError) { try open().flush() }

    func send(_ frame: JSONObject) throws(ControlError) { try open().send(frame) }

    func send(line: [UInt8]) throws(ControlError) { try open().send(line: line) }

    func receive(at now: MonotonicTime) throws(ControlError) -> [FrameReader.Frame] {
        let connection = try open()
        let received = try connection.receive()
        if !connection.isWithinFrame {
            frameDue = nil
        } else if frameDue == nil || !received.isEmpty {
            frameDue = now.advanced(by: ControlLimits.frameDeadline)
        }
        return received
    }

    func greeted(by hello: Hello) { self.hello = hello }

    func close() { frames = nil }

    private func open() throws(ControlError) -> FrameConnection {
        guard let frames else { throw .closed }
        return frames
    }
}
