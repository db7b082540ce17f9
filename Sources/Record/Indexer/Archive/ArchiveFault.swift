package import Domain

/// Why something is not archived, or not as it was when it was.
package enum ArchiveFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A packed file does not hold what its list says of a file of the run.
    case damaged(pack: String, file: String, found: String)
    /// The directory is not what was packed of it: somebody wrote there.
    case changed(directory: String, file: String)
    case notOver(CivilMonth)
    /// The month is over, and not for long enough.
    case young(CivilMonth, until: WallTime)
    /// What was said is away, and without it nothing may leave it.
    case noConversations
    case noMonth(CivilMonth)
    /// What is to be removed is not whole: it is looked at first.
    case notVerified(CivilMonth, finding: String)
    /// What the index has of a run is not what its bytes tell.
    case notValid(run: String, found: String)

    /// Months that lie elsewhere, and nothing of them is there now.
    case away([CivilMonth], folder: String)
    /// `record.archive_dir` leads nowhere.
    case noFolder(String)
    /// Something of that month is in that folder.
    case thereAlready(CivilMonth, folder: String)
    /// What was to be attached is no archive.
    case notOurs(folder: String)
    /// What was to be attached is not whole.
    case notWhole(CivilMonth, finding: String)
    /// What was to be detached was not attached.
    case notAttached(folder: String)
    /// The index knows of months that no file tells of any more.
    case lost([CivilMonth])

    package var description: String {
        switch self {
        case .damaged(let pack, let file, let found): "\(pack) is damaged: \(file) \(found)"
        case .changed(let directory, let file): "\(directory) was changed while it was archived: \(file)"
        case .notOver(let month): "\(month) is not over yet"
        case .young(let month, let time): "\(month) is to be archived from \(time) on"
        case .noConversations: "what was said cannot be read now, and nothing is archived without it"
        case .noMonth(let month): "nothing of \(month) is archived"
        case .notValid(_, let found): found
        case .notVerified(let month, let finding):
            "nothing of \(month) is removed, since not all of it is whole: \(finding)"
        case .away(let months, let folder): "\(Self.named(months)) lies in \(folder), which is away"
        case .noFolder(let folder): "\(folder) is not there, and nothing is made in its place"
        case .thereAlready(let month, let folder): "something of \(month) is in \(folder) already"
        case .notOurs(let folder): "\(folder) has no archived month"
        case .notWhole(let month, let finding): "\(month) is not attached, since not all of it is whole: \(finding)"
        case .notAttached(let folder): "no month is attached that lies in \(folder)"
        case .lost(let months): "\(Self.named(months)) is archived, and nothing of it is there now"
        }
    }

    /// Whether it is refused as things stand, and nothing went wrong.
    package var isRefusal: Bool {
        switch self {
        case .away, .noFolder, .thereAlready, .notOurs, .notWhole, .notAttached, .lost: true
        case .damaged, .changed, .notOver, .young, .noConversations, .noMonth, .notValid, .notVerified: false
        }
    }

    package var hint: String? {
        switch self {
        case .damaged: "put a copy of it in its place, of a backup; what else is in the archive can still be read"
        case .changed: "archive again when nobody writes there"
        case .notOver: "a month is archived when no run can begin in it any more"
        case .young: "--force archives it now; record.archive_after_days says how long months are kept"
        case .noConversations: "\"roost db check\" says what is wrong with it"
        case .notValid(let run, _): "it stays where it is; \"roost verify \(run)\" reads its files"
        case .notVerified: "\"roost archive verify\" tells all of it"
        case .noMonth: "\"roost archive list\" shows the months that are"
        case .away: "see that its disk is there; of what lies elsewhere by now: roost archive attach PATH"
        case .noFolder: "see that its disk is there, or make the folder; record.archive_dir names it"
        case .thereAlready: "\"roost archive list\" shows what this home has; another home's archive is not added to"
        case .notOurs: "name the folder that logs-2026-10.db and 2026-10 are in"
        case .notWhole: "put copies of what is damaged in its place; \"roost archive verify\" tells all of a home's own"
        case .notAttached: "\"roost archive list\" shows where the months lie"
        case .lost:
            "see that its disk is there, or attach it; made without it the index would lose its runs: for that, move "
                + "index.db away first"
        }
    }

    private static func named(_ months: [CivilMonth]) -> String {
        months.map(\.description).joined(separator: ", ")
    }
}
