import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

extension IndexedHome {
    var archive: ArchiveFolder { ArchiveFolder(paths.home.archive) }
    /// As whoever reads runs meets it.
    var disk: any Disk { ArchiveView.disk(over: SystemDisk(), home: paths.home) }

    static func month(_ text: String) throws -> CivilMonth { try #require(CivilMonth(text)) }

    @discardableResult
    func archive(_ month: String) throws -> ArchiveReport {
        let index = try open()
        _ = try index.pass()
        return try index.archive(Self.month(month))
    }

    /// What was said, as the file of a month has it.
    func archivedRows(_ month: String, _ query: String) throws -> [[Value]] {
        let file = MonthFile(
            archive.database(of: try Self.month(month)),
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        return try file.open().rows(query) { $0.values }
    }

    func findings(_ month: String) throws -> [ArchivedMonth.Finding] {
        try ArchivedMonth.verify(
            Self.month(month),
            in: paths.home,
            on: disk,
            at: fixture.clock.now().wall
        )
    }

    func bytes(_ path: String, on disk: any Disk) throws -> [UInt8] { try disk.readAll(path, bytesMax: 1 << 20) }
}
