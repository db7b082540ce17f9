import Domain
import Journal
import Platform
import Store

/// The runs of a home by the month that they belong to, which is that of their preparation in UTC.
struct ArchiveCandidates {
    struct Run {
        let facts: RunFacts
        let place: ArchivedRun
        let isElsewhere: Bool
    }

    private(set) var runs: [Run] = []
    private(set) var left: [ArchiveReport.Left] = []

    /// - Parameter isRead: whether all that a run tells is in the index.
    init(
        of month: CivilMonth,
        in home: HomePaths,
        to archive: ArchiveFolder,
        on disk: any Disk,
        isRead: (String) -> Bool
    ) throws(IndexerError) {
        for found in try Self.all(in: home, on: disk) {
            let name = FilePath.name(of: found.directory)
            do throws(IndexerError) {
                let facts = try RunFacts(found, on: disk)
                guard CivilMonth(of: facts.metadata.createdAt) == month else { continue }
                guard facts.isOver else {
                    left.append(ArchiveReport.Left(run: name, reason: "it is not over: \(facts.state.status)"))
                    continue
                }
                guard isRead(name) else {
                    left.append(ArchiveReport.Left(run: name, reason: "not all of it is in the index"))
                    continue
                }
                let task = FilePath.name(of: FilePath.folder(of: found.directory))
                runs.append(
                    Run(
                        facts: facts,
                        place: ArchivedRun(month: month, task: task, run: name, in: archive),
                        isElsewhere: facts.paths.directory != found.directory
                    )
                )
            } catch {
                // Whose month is not known is not of another month for that.
                left.append(ArchiveReport.Left(run: name, reason: "\(error)"))
            }
        }
    }

    /// The months in which there are runs that may yet be archived.
    static func months(in home: HomePaths, on disk: any Disk) throws(IndexerError) -> [CivilMonth] {
        var months: Set<CivilMonth> = []
        for found in try all(in: home, on: disk) {
            let facts = Deliberate.ignore(because: "archiving its month tells of it") { () throws(IndexerError) in
                try RunFacts(found, on: disk)
            }
            if let facts { months.insert(CivilMonth(of: facts.metadata.createdAt)) }
        }
        return months.sorted()
    }

    private static func all(in home: HomePaths, on disk: any Disk) throws(IndexerError) -> [RunPaths] {
        try IndexerError.inJournal { () throws(JournalError) in
            try RunLookup.runs(beginningWith: "", in: home, on: disk)
        }
    }
}
