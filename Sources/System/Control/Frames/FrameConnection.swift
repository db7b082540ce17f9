import JSON
import Platform

/// Frames both ways over one connection. It never waits: what does not go out at once is kept, up to a limit.
final class FrameConnection {
    private let connection: UnixConnection
    private var reader = FrameReader()
    private var queue = FrameQueue()

    /// - Parameter connection: one that does not wait.
    init(_ connection: consuming UnixConnection) { self.connection = connection }

    var descriptor: Int32 { connection.descriptor.number }

    /// Whether to say when the peer can take more.
    var wantsToWrite: Bool { queue.waitingBytes > 0 }

    var waitingBytes: Int { queue.waitingBytes }

    /// Whether a frame has begun to come and is not whole.
    var isWithinFrame: Bool { reader.keptBytes > 0 }

    func peer() throws(ControlError) -> PeerCredentials {
        try onSystem { () throws(PlatformError) in try connection.peer() }
    }

    func send(_ frame: JSONObject) throws(ControlError) {
        try queue.add(frame)
        try flush()
    }

    /// The same for a frame that was written already, its newline with it.
    func send(line: [UInt8]) throws(ControlError) {
        try queue.add(line: line)
        try flush()
    }

    /// Whether it became ready before the time was over.
    func wait(for wanted: Readiness, upTo limit: Duration) throws(ControlError) -> Bool {
        try onSystem { () throws(PlatformError) in try connection.wait(for: wanted, upTo: limit) }
    }

    /// Sends what the peer takes now.
    func flush() throws(ControlError) {
        try queue.drain { (bytes) throws(ControlError) in
            try onOpen { () throws(PlatformError) in try connection.send(bytes) }
        }
    }

    /// The frames that have come whole, from a bounded number of bytes: whoever watches the descriptor is told of more.
    /// Descriptors that come beside them are closed.
    func receive() throws(ControlError) -> [FrameReader.Frame] {
        try withUnsafeTemporaryAllocation(byteCount: ControlLimits.readBytesMax, alignment: 16) {
            (room) throws(ControlError) in
            let count = try onOpen { () throws(PlatformError) in try connection.receive(into: room)?.count }
            guard let count else { return [] }
            guard count > 0 else { throw .closed }
            return reader.take(UnsafeRawBufferPointer(rebasing: room[..<count]))
        }
    }

    /// That the other end has closed is one thing, whether it read all that it was sent or not.
    private func onOpen<Result>(_ body: () throws(PlatformError) -> Result) throws(ControlError) -> Result {
        do { return try body() } catch {
            guard error.errno == .brokenPipe || error.errno == .connectionReset else { throw .platform(error) }
            throw .closed
        }
    }
}
