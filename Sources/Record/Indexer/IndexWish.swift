import Domain
import Journal
import Platform

/// Says, as long as it lives, that somebody is to write to the index: whoever keeps it up to date lets go of it for
/// that time. It goes with its owner, however that ends.
final class IndexWish {
    /// Of the file of wishes: many may wish at once.
    static let byte: Int64 = 0

    private let file: FileDescriptor

    init(_ paths: RecordPaths, on disk: any Disk) throws(PlatformError) {
        // It is made where it is missing, and written to once the wish stands: that wakes whoever watches it.
        let bell = try disk.openFile(paths.wish, .write)
        file = try disk.openFile(paths.wish, .read)
        // Only those that wish lock that byte, and they do not exclude one another.
        _ = try ByteLock.acquire(.read, on: Self.byte, of: file)
        Deliberate.ignore(because: "on a full disk the wish is found when it is looked for") {
            () throws(PlatformError) in try disk.writeAll(Array("\n".utf8), to: bell)
        }
    }

    /// Before it is closed: a child that another thread is about to start has a copy until it runs its program.
    deinit {
        Deliberate.ignore(because: "it goes with the file all the same") { () throws(PlatformError) in
            try ByteLock.release(Self.byte, of: file)
        }
    }
}
