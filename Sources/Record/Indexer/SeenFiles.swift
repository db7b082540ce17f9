import Domain
import Platform

/// Tells whether files are others than when they were looked at last, by what the system says of them.
struct SeenFiles {
    /// What was changed so shortly before may be changed once more and look the same.
    private static let settlingTime = Duration.seconds(1)

    private let files: [String]
    /// Nothing where they are to be taken for others in any case.
    private var seen: [FileStatus?]?

    init(_ files: [String]) { self.files = files }

    /// Yes the first time.
    mutating func areOthers(on disk: any Disk, at now: WallTime) throws(IndexerError) -> Bool {
        var found: [FileStatus?] = []
        for file in files {
            found.append(try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: file) })
        }
        let areSettled = found.allSatisfy { $0.map { now - $0.changed >= Self.settlingTime } ?? true }
        defer { seen = areSettled ? found : nil }
        return found != seen
    }
}
