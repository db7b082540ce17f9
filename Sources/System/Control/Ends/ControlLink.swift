package import Domain
import JSON
import Platform

/// The end of a shim, or of the index: it tells the daemon what happens, and takes its requests.
///
/// It never waits, and never keeps more than a limit. On any error, from a daemon that does not read to one that talks
/// nonsense, it lets go of the connection and tries again later. Facts that were not sent by then are lost, and those
/// meanwhile are not kept: the files of the run are the truth, and a daemon that comes back reads them.
package final class ControlLink {
    private let path: String
    private let hello: Hello
    private let uid: UInt32
    private var reconnection: Reconnection
    private var frames: FrameConnection?

    /// Why there is no connection, where there was an attempt.
    package private(set) var lastError: ControlError?

    /// - Parameters:
    ///   - uid: the only user whose daemon is listened to.
    ///   - pauseMax: how long at most it waits until it tries again where nobody listens.
    package init(
        to path: String,
        hello: Hello,
        uid: UInt32,
        at now: MonotonicTime,
        pauseMax: Duration = Reconnection.pauseMax
    ) {
        self.path = path
        self.hello = hello
        self.uid = uid
        reconnection = Reconnection(at: now, pauseMax: pauseMax)
    }

    /// To be watched for reading, and for writing where `wantsToWrite`. It changes with each connection; nil while
    /// there is none.
    package var descriptor: Int32? { frames?.descriptor }

    package var wantsToWrite: Bool { frames?.wantsToWrite ?? false }

    /// What waits for the daemon to read. Whoever tells much looks at it, and rather says less than lose the
    /// connection.
    package var waitingBytes: Int { frames?.waitingBytes ?? 0 }

    /// When `connectIfDue` has something to do; nil while there is a connection.
    package var connectDue: MonotonicTime? { reconnection.due }

    /// Whether the daemon has said that it listens.
    package var isOpen: Bool { reconnection.isOpen }

    package func connectIfDue(at now: MonotonicTime) {
        guard let due = reconnection.due, due <= now else { return }
        do throws(ControlError) {
            let frames = FrameConnection(
                try onSystem { () throws(PlatformError) in
                    try UnixConnection(to: UnixSocketAddress(path), waits: false)
                }
            )
            // Whoever could put a socket in this place could else stop the agent, or type to it.
            let peer = try frames.peer()
            guard peer.uid == uid else { throw .otherUser(uid: peer.uid) }
            try frames.send(hello.json)
            self.frames = frames
            lastError = nil
            reconnection.connected()
        } catch {
            part(error, at: now)
        }
    }

    /// Tells it, where somebody listens.
    package func send(_ fact: RunFact, at now: MonotonicTime) { send(fact.json, at: now) }

    /// The same for the index.
    package func send(_ fact: IndexFact, at now: MonotonicTime) { send(fact.json, at: now) }

    package func answer(_ reply: RunReply, at now: MonotonicTime) { send(reply.json, at: now) }

    /// The connection can take more.
    package func canWrite(at now: MonotonicTime) {
        guard let frames else { return }
        do throws(ControlError) { try frames.flush() } catch { part(error, at: now) }
    }

    /// Something came, or the connection hung up. Returns what the daemon asks for.
    package func canRead(at now: MonotonicTime) -> [RunRequest] {
        guard let frames else { return [] }
        var requests: [RunRequest] = []
        do throws(ControlError) {
            for frame in try frames.receive() {
                let object = try frame.get()
                if reconnection.isOpen { requests.append(try RunRequest(object)) } else { try greet(object) }
            }
        } catch {
            part(error, at: now)
        }
        return requests
    }

    private func greet(_ object: JSONObject) throws(ControlError) {
        switch try HelloReply(object) {
        case .accepted(let number, _):
            guard (1...ControlProtocol.number).contains(number) else {
                throw .refused(detail: "the daemon speaks protocol \(number), which is not known here")
            }
            reconnection.greeted()
        case .refused(let detail, _): throw .refused(detail: detail)
        }
    }

    private func send(_ frame: JSONObject, at now: MonotonicTime) {
        guard let frames else { return }
        do throws(ControlError) { try frames.send(frame) } catch { part(error, at: now) }
    }

    private func part(_ error: ControlError, at now: MonotonicTime) {
        frames = nil
        lastError = error
        if case .refused = error { reconnection.refused(at: now) } else { reconnection.parted(at: now) }
    }
}
