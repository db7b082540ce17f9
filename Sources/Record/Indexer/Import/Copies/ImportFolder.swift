package import Domain
import Journal
package import Platform

/// `imports/`: the copies of all transcripts. Whoever takes one holds the lock of the index.
package struct ImportFolder: Sendable {
    package let path: String
    let disk: any Disk

    package init(_ path: String, on disk: any Disk) {
        self.path = path
        self.disk = disk
    }

    /// The ids of all copies, in their order.
    package func ids() throws(IndexerError) -> [Identifier] {
        let names = try IndexerError.onDisk { () throws(PlatformError) in
            try disk.exists(path) ? disk.list(path) : []
        }
        return names.compactMap { name in
            Deliberate.ignore(because: "what is named otherwise is no copy of ours") { () throws(IdentifierError) in
                try Identifier(name, noun: "import id")
            }
        }
    }

    /// All copies one after the other, for whoever makes rows of them anew. One that cannot be read is handed over as
    /// its error, and the others go on.
    package func each(
        _ take: (Identifier, Result<ImportedCopy, IndexerError>) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        for id in try ids() {
            let result: Result<ImportedCopy, IndexerError>
            do throws(IndexerError) {
                guard let copy = try copy(id) else { continue }
                result = .success(copy)
            } catch { result = .failure(error) }
            try take(id, result)
        }
    }

    /// Nothing where it was never finished, or is not there.
    package func copy(_ id: Identifier) throws(IndexerError) -> ImportedCopy? {
        let folder = "\(path)/\(id.text)"
        let metadata: ImportMetadata
        do throws(JournalError) {
            metadata = try ImportMetadata.read("\(folder)/\(ImportMetadata.fileName)", on: disk)
        } catch {
            if case .disk(let cause) = error, cause.errno == .notFound { return nil }
            throw .journal(error)
        }
        guard metadata.layoutVersion == ImportMetadata.layout else {
            throw .journal(.unknownLayout(file: folder, metadata.layoutVersion))
        }
        return ImportedCopy(id: id, folder: folder, metadata: metadata, disk: disk)
    }
}
