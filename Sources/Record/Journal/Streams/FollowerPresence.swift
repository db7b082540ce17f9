import Domain
package import Platform

/// Says to the recorder of a run that somebody watches, so that it hands bytes on more often: a read lock on the first
/// byte of `beat`, for as long as this lives.
package struct FollowerPresence: ~Copyable {
    private let path: String
    private let disk: any Disk
    private var beat: FileDescriptor?

    package init(in paths: RunPaths, on disk: any Disk) {
        path = paths.beat
        self.disk = disk
        beat = nil
        announce()
    }

    /// Tries again where there was no beat yet.
    package mutating func announce() {
        let isAnnounced =
            switch beat {
            case .some: true
            case .none: false
            }
        guard !isAnnounced else { return }
        beat = Deliberate.ignore(because: "a run without a beat is followed all the same") {
            () throws(PlatformError) in
            let file = try disk.openFile(path, .read)
            _ = try ByteLock.acquire(.read, on: 0, of: file)
            return file
        }
    }
}
