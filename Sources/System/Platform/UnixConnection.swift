import CPlatform
import Glibc

/// One connection over a unix socket: bytes both ways, and descriptors beside them.
package struct UnixConnection: ~Copyable, Sendable {
    package static let descriptorsMax = Int(ROOST_DESCRIPTORS_MAX)

    package let descriptor: FileDescriptor

    init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }

    /// - Parameter waits: whether to wait where the queue of the listener is full. Without, that is an error (EAGAIN),
    ///   and the connection never waits for anything later either.
    package init(to address: UnixSocketAddress, waits: Bool = true) throws(PlatformError) {
        let number = roost_unix_socket()
        guard number >= 0 else { throw .last("make", "a socket") }
        let descriptor = FileDescriptor(owning: number)
        guard waits || fcntl(number, F_SETFL, O_NONBLOCK) == 0 else { throw .last("set up", "a socket") }
        while address.withAddress({ connect(number, $0, $1) }) != 0 {
            guard errno == EINTR else { throw .last("connect to", address.path) }
        }
        self.descriptor = descriptor
    }

    package borrowing func peer() throws(PlatformError) -> PeerCredentials {
        var peer = roost_peer()
        guard roost_peer_of(descriptor.number, &peer) == 0 else { throw .last("ask who is at", descriptor.subject) }
        return PeerCredentials(pid: peer.pid, uid: peer.uid, gid: peer.gid)
    }

    /// Answers how many bytes went out, of which the descriptors go with the first; nil if it would have to wait. The
    /// descriptors stay ours, the other end gets its own. That nobody is there any more is EPIPE, and no signal.
    package borrowing func send(
        _ bytes: UnsafeRawBufferPointer,
        descriptors: [Int32] = []
    ) throws(PlatformError) -> Int? {
        precondition(descriptors.isEmpty || !bytes.isEmpty, "descriptors need a byte to go with")
        guard let start = bytes.baseAddress else { return 0 }
        while true {
            let count = roost_send(descriptor.number, start, bytes.count, descriptors, descriptors.count)
            if count >= 0 { return count }
            if errno == EAGAIN { return nil }
            guard errno == EINTR else { throw .last("send to", descriptor.subject) }
        }
    }

    /// Sends all of it, and waits where it must.
    package borrowing func sendAll(_ bytes: [UInt8], descriptors: [Int32] = []) throws(PlatformError) {
        var descriptors = descriptors
        var sent = 0
        while sent < bytes.count {
            let count = try bytes.withUnsafeBufferPointer { (buffer) throws(PlatformError) in
                let rest = UnsafeBufferPointer(rebasing: buffer[sent...])
                return try send(UnsafeRawBufferPointer(rest), descriptors: descriptors)
            }
            if let count {
                sent += count
                descriptors = []
            } else {
                _ = try wait(for: .writable)
            }
        }
    }

    /// Nil if it would have to wait; no bytes mean that the other end has closed.
    package borrowing func receive(into buffer: UnsafeMutableRawBufferPointer) throws(PlatformError) -> Received? {
        precondition(!buffer.isEmpty, "without room nothing can be told from the end")
        guard let start = buffer.baseAddress else { return nil }
        var numbers = [Int32](repeating: -1, count: Self.descriptorsMax)
        var numberCount = 0
        while true {
            let count = roost_receive(descriptor.number, start, buffer.count, &numbers, &numberCount)
            if count >= 0 { return Received(count: count, owning: Array(numbers.prefix(numberCount))) }
            // That nothing has come is no error: making one looks up a path, and this is asked all the time.
            if errno == EAGAIN { return nil }
            guard errno == EINTR else { throw .last("receive from", descriptor.subject) }
        }
    }

    /// Whether it became ready before the time was over.
    package borrowing func wait(
        for wanted: Readiness,
        upTo limit: Duration? = nil
    ) throws(PlatformError) -> Bool {
        try Poll.wait(descriptor.number, for: wanted, upTo: limit)
    }

    /// A connection waits by itself until it is told not to.
    package borrowing func setNonBlocking() throws(PlatformError) {
        guard fcntl(descriptor.number, F_SETFL, O_NONBLOCK) == 0 else { throw .last("set up", descriptor.subject) }
    }
}
