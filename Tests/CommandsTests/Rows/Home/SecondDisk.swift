import Domain
import Glibc
import Platform
import TestSupport

/// A folder on another disk than the one that tests work on: there is nearly always one in memory.
final class SecondDisk {
    private static let root = "/dev/shm"

    let path: String

    /// Nil where there is no other disk.
    init?(than folder: String) throws {
        let disk = SystemDisk()
        guard let other = try disk.status(of: Self.root), access(Self.root, W_OK) == 0,
            try disk.status(of: folder)?.device != other.device
        else { return nil }
        path = "\(Self.root)/roost-test-\(getpid())-\(String(Randomness.uint64(), radix: 36))"
        try disk.makeFolders(path)
    }

    deinit {
        Deliberate.ignore(because: "a test must not fail by its tidying") { () throws(PlatformError) in
            try FolderRemoval.remove(path, on: SystemDisk())
        }
    }
}
