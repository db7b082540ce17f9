package import Journal
package import Platform
import Store

/// How others than the index meet the archive of a home.
package enum ArchiveView {
    /// The disk on which archived runs stand where they were.
    package static func disk(over disk: any Disk, home: HomePaths) -> any Disk {
        ArchivedDisk.over(disk, runs: home.runs, archive: home.archive)
    }
}
