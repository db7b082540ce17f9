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
        }
    }
}
