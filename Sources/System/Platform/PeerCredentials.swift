/// Who is at the other end of a unix socket, as the kernel noted when it connected.
package struct PeerCredentials: Hashable, Sendable {
    package let pid: Int32
    package let uid: UInt32
    package let gid: UInt32
}
