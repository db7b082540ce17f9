import Decoding
import Domain
import Journal
import Store

extension HomeIndex {
    /// Looks at all imports, one after the other, and hands over what it finds.
    package func verifyImports(
        _ each: (ImportVerification) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        try ImportFolder(paths.home.imports, on: disk).each { (_, copy) throws(IndexerError) in
            try each(try verify(try copy.get()))
        }
    }

    private func verify(_ copy: ImportedCopy) throws(IndexerError) -> ImportVerification {
        let kept = try IndexerError.inStore { () throws(StoreError) in
            try writer.conversations?.integer(
                "SELECT count(*) FROM blocks JOIN messages USING(message_id) WHERE worker_id = ?",
                copy.id.text
            ) ?? 0
        }
        let offset = try IndexerError.inStore { () throws(StoreError) in
            try writer.conversations?.source(copy.id.text)?.byteOffset ?? 0
        }
        let verdicts = try copy.verify()
        let best = verdicts.min { Self.distance($0.verdict) < Self.distance($1.verdict) }
        return ImportVerification(
            id: copy.id,
            path: best?.path ?? "",
            file: best?.verdict ?? .gone,
            partsToldCount: try ImportReading(copy, into: writer)?.partCount() ?? 0,
            partsKeptCount: kept,
            isRead: offset >= copy.bytes
        )
    }

    /// A file that was moved or copied may stand elsewhere as it was.
    private static func distance(_ verdict: CopyVerdict) -> Int {
        switch verdict {
        case .equal, .derived: 0
        case .grown: 1
        case .shrunk: 2
        case .gone: 3
        case .changed: 4
        }
    }
}
