package import Domain
import Glibc

extension ProcessIdentity {
    /// The number of this process.
    package static var ownPID: Int32 { getpid() }
}
