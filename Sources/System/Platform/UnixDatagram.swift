import Glibc

/// One message to a unix socket that somebody else reads, as systemd takes the news of its units.
package enum UnixDatagram {
    /// - Parameter path: an absolute path, or `@` and a name of Linux's own space of names.
    package static func send(_ text: String, to path: String) throws(PlatformError) {
        let isAbstract = path.hasPrefix("@")
        guard isAbstract || path.hasPrefix("/") else { throw .unreadable(path: path, expected: "the path of a socket") }
        _ = try UnixSocketAddress(path)
        let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { throw .last("make", "a socket") }
        let descriptor = FileDescriptor(owning: number)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { room in
            room.copyBytes(from: path.utf8)
            if isAbstract { room[0] = 0 }
        }
        // The name of an abstract socket ends with the length alone, which so must not count what is behind it.
        let head = MemoryLayout<sockaddr_un>.size - MemoryLayout.size(ofValue: address.sun_path)
        let length = socklen_t(head + path.utf8.count + (isAbstract ? 0 : 1))
        let bytes = Array(text.utf8)
        let count = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor.number, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
        guard count == bytes.count else { throw .last("send to", path) }
    }
}
