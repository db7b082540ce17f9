import CPlatform
import Glibc

/// A unix socket that others connect to.
///
/// The socket file has mode 0600 from its first moment. Removing it, before or after, is for whoever holds the lock
/// that says whose it is: two that tidy up after one another end as two that listen.
package struct UnixListener: ~Copyable, Sendable {
    /// Readable when somebody has connected: for an `EventLoop`.
    package let descriptor: FileDescriptor

    package init(at address: UnixSocketAddress) throws(PlatformError) {
        let number = roost_unix_socket()
        guard number >= 0 else { throw .last("make", "a socket") }
        let descriptor = FileDescriptor(owning: number)
        // On Linux the file takes over the mode of the unbound socket, less the umask: so it is never open to others.
        guard fchmod(number, 0o600) == 0 else { throw .last("set the mode of", address.path) }
        guard address.withAddress({ bind(number, $0, $1) }) == 0 else { throw .last("bind a socket to", address.path) }
        guard chmod(address.path, 0o600) == 0 else { throw .last("set the mode of", address.path) }
        guard fcntl(number, F_SETFL, O_NONBLOCK) == 0, Glibc.listen(number, SOMAXCONN) == 0 else {
            throw .last("listen at", address.path)
        }
        self.descriptor = descriptor
    }

    /// Nil when nobody waits. One that has gone again is passed over.
    package borrowing func accept() throws(PlatformError) -> UnixConnection? {
        while true {
            let number = roost_accept(descriptor.number)
            if number >= 0 { return UnixConnection(FileDescriptor(owning: number)) }
            let error = PlatformError.last("accept at", descriptor.subject)
            if error.errno == .again { return nil }
            guard error.errno == .interrupted || error.errno == Errno(code: ECONNABORTED) else { throw error }
        }
    }
}
