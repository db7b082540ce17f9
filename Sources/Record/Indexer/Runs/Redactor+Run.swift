import Decoding
import Domain
import Journal
import Platform

extension Redactor {
    /// Takes the secrets of a run out of what it wrote. An error says that they cannot be read: without them nothing
    /// of it may be shown.
    init(of run: RunPaths, in home: HomePaths, on disk: any Disk) throws(IndexerError) {
        let secrets = try IndexerError.inJournal { () throws(JournalError) in
            try RunSecrets.read(run, in: home, on: disk)
        }
        self = secrets.map { Redactor($0.index, key: $0.key) } ?? Redactor()
    }
}
