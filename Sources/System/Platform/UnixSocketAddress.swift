import Domain
import Glibc

/// A path of a unix socket. The kernel has room for few bytes, and cuts what is longer without a word in some versions,
/// so a path that does not fit is refused here.
package struct UnixSocketAddress: Hashable, Sendable {
    /// One of the 108 bytes is the NUL at the end.
    package static let bytesMax = 107

    package let path: String

    package init(_ path: String) throws(PlatformError) {
        guard path.utf8.count <= Self.bytesMax, !path.utf8.contains(0), !path.isEmpty else {
            throw .addressTooLong(path: path, bytesMax: Self.bytesMax)
        }
        self.path = path
    }

    /// The path itself where it fits, else a short one in `folder` that stands for it: all who know the long path find
    /// the same short one.
    package static func fitting(_ path: String, folder: String) throws(PlatformError) -> UnixSocketAddress {
        if path.utf8.count <= bytesMax { return try UnixSocketAddress(path) }
        let digest = SHA256.digest(Array(path.utf8))
        return try UnixSocketAddress("\(folder)/roost-\(Hex.encode(digest.prefix(10))).sock")
    }

    func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
