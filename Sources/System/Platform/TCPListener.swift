import Glibc

/// A TCP port that others connect to.
package struct TCPListener: ~Copyable, Sendable {
    /// As many as the kernel lets wait: one that does not fit into the queue is told nothing, and tries for seconds.
    package static let backlogDefault = Int32(SOMAXCONN)

    /// Readable when somebody has connected. It never waits.
    package let descriptor: FileDescriptor
    package let address: NetworkAddress
    /// The one that the kernel picked, where it was left to it.
    package let port: UInt16

    /// - Parameter port: 0 leaves it to the kernel.
    package init(
        at address: NetworkAddress,
        port: UInt16,
        backlog: Int32 = backlogDefault
    ) throws(PlatformError) {
        let place = address.withPort(port)
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let number = socket(address.family, kind, 0)
        guard number >= 0 else { throw .last("make", "a socket") }
        let descriptor = FileDescriptor(owning: number)
        // Without it a port is taken for a minute after connections that were closed there (TIME_WAIT). On Linux it
        // lets nobody share a port with somebody who still listens.
        try Self.set(SO_REUSEADDR, of: SOL_SOCKET, on: number, place)
        // What was asked for and no more: `::` would let in IPv4 too, or not, as the system is set up.
        if address.isIPv6 { try Self.set(IPV6_V6ONLY, of: Int32(IPPROTO_IPV6), on: number, place) }
        guard address.withSocketAddress(port: port, { bind(number, $0, $1) }) == 0,
            Glibc.listen(number, backlog) == 0
        else { throw .last("listen at", place) }
        let picked = try Self.port(of: number, place)
        self.descriptor = descriptor
        self.address = address
        self.port = picked
    }

    /// Gives up ownership of the descriptor: from here on the caller closes.
    package consuming func release() -> Int32 { descriptor.release() }

    private static func set(
        _ option: Int32,
        of level: Int32,
        on number: Int32,
        _ place: String
    ) throws(PlatformError) {
        var yes: Int32 = 1
        guard setsockopt(number, level, option, &yes, socklen_t(MemoryLayout<Int32>.size)) == 0 else {
            throw .last("listen at", place)
        }
    }

    private static func port(of number: Int32, _ place: String) throws(PlatformError) -> UInt16 {
        var storage = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let answer = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(number, $0, &size) }
        }
        guard answer == 0 else { throw .last("ask for the port of", place) }
        // The port stands in the same place in addresses of either family.
        return UInt16(bigEndian: storage.sin6_port)
    }
}
