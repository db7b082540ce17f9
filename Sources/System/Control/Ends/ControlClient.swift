import Domain
package import JSON
package import Platform

/// The end of a command: it connects, says who it is, asks, and waits for the answer until its time is over.
///
/// Nothing is asked again by itself: what became of a request whose answer is lost only the daemon knows, and a key in
/// the data lets it be asked again safely.
package final class ControlClient {
    /// How long it is waited until a daemon that has no room for another connection is tried again.
    private static let pause = Duration.milliseconds(20)

    private let frames: FrameConnection
    private let clock: any Clock
    private var come: [FrameReader.Frame]
    private var lastID: Int64 = 0
    /// Of the daemon.
    package let version: String

    /// - Parameters:
    ///   - uid: the only user whose daemon is spoken to.
    ///   - limit: how long at most until the daemon has said hello.
    package init(
        to path: String,
        as client: Hello.Client,
        uid: UInt32,
        version: String = ProgramVersion.current,
        clock: any Clock = SystemClock(),
        upTo limit: Duration
    ) throws(ControlError) {
        self.clock = clock
        let deadline = clock.now().monotonic.advanced(by: limit)
        frames = try Self.connect(to: path, clock, deadline, limit)
        let peer = try frames.peer()
        guard peer.uid == uid else { throw .otherUser(uid: peer.uid) }
        let hello = Hello(.client(client), version: version)
        var come: [FrameReader.Frame] = []
        self.version = try Self.greet(frames, hello, clock, deadline, limit, &come)
        self.come = come
    }

    /// Asks, and comes back with the answer. What comes besides is passed over.
    package func ask(
        _ name: String,
        words: [String] = [],
        data: JSONObject = [:],
        upTo limit: Duration
    ) throws(ControlError) -> DirectiveAnswer {
        let deadline = clock.now().monotonic.advanced(by: limit)
        lastID += 1
        let request = DirectiveRequest(lastID, name, words: words, data: data)
        do throws(ControlError) {
            try frames.send(request.json)
            while true {
                let frame = try Self.next(frames, clock, deadline, &come)
                guard frame["ok"] != nil else { continue }
                let reply = try DirectiveReply(frame)
                if reply.id == lastID { return reply.answer }
            }
        } catch {
            switch error {
            case .silent: throw .timedOut(after: limit, wasAsked: true)
            case .closed: throw .goneBeforeAnswer
            default: throw error
            }
        }
    }

    private static func connect(
        to path: String,
        _ clock: any Clock,
        _ deadline: MonotonicTime,
        _ limit: Duration
    ) throws(ControlError) -> FrameConnection {
        while true {
            do throws(PlatformError) {
                return FrameConnection(try UnixConnection(to: UnixSocketAddress(path), waits: false))
            } catch {
                switch error.errno {
                case .notFound, .connectionRefused: throw .nobodyListens(path)
                case .again where clock.now().monotonic < deadline: try rest()
                case .again: throw .timedOut(after: limit, wasAsked: false)
                default: throw .platform(error)
                }
            }
        }
    }

    private static func rest() throws(ControlError) {
        try onSystem { () throws(PlatformError) in try EventLoop().turn(upTo: pause) }
    }

    /// Answers the version of the daemon.
    private static func greet(
        _ frames: FrameConnection,
        _ hello: Hello,
        _ clock: any Clock,
        _ deadline: MonotonicTime,
        _ limit: Duration,
        _ come: inout [FrameReader.Frame]
    ) throws(ControlError) -> String {
        do throws(ControlError) {
            try frames.send(hello.json)
            return try HelloReply(try next(frames, clock, deadline, &come)).accepted(hello)
        } catch {
            switch error {
            case .silent: throw .timedOut(after: limit, wasAsked: false)
            case .closed: throw .refused(detail: "the daemon let go of the connection, as when too many are connected")
            default: throw error
            }
        }
    }

    /// The next frame; silent where none comes in time.
    private static func next(
        _ frames: FrameConnection,
        _ clock: any Clock,
        _ deadline: MonotonicTime,
        _ come: inout [FrameReader.Frame]
    ) throws(ControlError) -> JSONObject {
        while come.isEmpty {
            let left = clock.now().monotonic.duration(to: deadline)
            let wanted: Readiness = frames.wantsToWrite ? [.readable, .writable] : .readable
            guard left > .zero, try frames.wait(for: wanted, upTo: left) else { throw .silent }
            if frames.wantsToWrite { try frames.flush() }
            come = try frames.receive()
        }
        return try come.removeFirst().get()
    }
}
