import CPlatform
import Glibc

/// Two ends of a connection that keeps messages apart: what is sent at once is received at once, or not at all.
package struct PacketPair: ~Copyable {
    package let one: UnixConnection
    package let other: UnixConnection

    package init() throws(PlatformError) {
        var ends: (Int32, Int32) = (-1, -1)
        let result = withUnsafeMutablePointer(to: &ends) { pair in
            pair.withMemoryRebound(to: Int32.self, capacity: 2) { roost_packet_pair($0) }
        }
        guard result == 0 else { throw .last("make", "a pair of sockets") }
        let one = UnixConnection(FileDescriptor(owning: ends.0))
        let other = UnixConnection(FileDescriptor(owning: ends.1))
        try one.setNonBlocking()
        try other.setNonBlocking()
        self.one = one
        self.other = other
    }

    /// Gives up the pair for one of its ends; the other closes.
    package consuming func keepOne() -> UnixConnection { one }

    package consuming func keepOther() -> UnixConnection { other }
}
