import Decoding
import Domain
import Journal
import Platform

/// The redactors of runs, by where a file of theirs stands: each is made once.
final class RunRedactors {
    private let home: HomePaths
    private let disk: any Disk
    private var known: [String: Redactor] = [:]

    init(of home: HomePaths, on disk: any Disk) {
        self.home = home
        self.disk = disk
    }

    /// Nothing where the secrets of the run cannot be read: without them nothing of it may be shown.
    func redactor(of file: String) -> Redactor? {
        let folder = FilePath.folder(of: file)
        if let redactor = known[folder] { return redactor }
        let made = Deliberate.ignore(because: "a text whose secrets are not known is left out") {
            () throws(JournalError) in
            try RunSecrets.read(RunPaths(directory: folder), in: home, on: disk).map { Redactor($0.index, key: $0.key) }
                ?? Redactor()
        }
        known[folder] = made
        return made
    }
}
