import Decoding
import Domain
import Journal
import Platform
import Store

/// Rows are held against the files that they were made of: each run once when it is over, and each import when it was
/// read, by whoever keeps the index up to date and has nothing else to do; and all of them whenever somebody asks.
extension HomeIndex {
    /// Looks at some that nobody has looked at yet, and answers what a person should know of. What matches not is told
    /// once: it is noted.
    package func validateSome(until isDue: () -> Bool = { false }) throws(IndexerError) -> [String] {
        guard !validation.isDone, writer.conversations != nil else { return [] }
        var notices: [String] = []
        var bytes: Int64 = 0
        let owners = try ownersToValidate()
        for (owner, kind, directory) in owners where !isDue() && bytes < ValidationTurns.bytesMax {
            let (found, length) = try validate(owner, kind, directory)
            bytes += length
            if case .unreadable = found.found { validation.leave(owner) } else { try note(found) }
            if let notice = found.notice { notices.append(notice) }
        }
        if owners.isEmpty { validation.finish() }
        return notices
    }

    /// Looks at all finished runs and all imports, one after the other, and hands over what it finds.
    package func validateAll(_ each: (Validation) throws(IndexerError) -> Void) throws(IndexerError) {
        try ImportFolder(paths.home.imports, on: disk).each { (id, copy) throws(IndexerError) in
            let found = try validate(id.text) { () throws(IndexerError) in try copy.get() }
            try tell(found.validation, to: each)
        }
        let runs = try IndexerError.inStore { () throws(StoreError) in
            try writer.index.runsToValidate(all: true, countMax: Int.max)
        }
        for run in runs { try tell(try validate(run.id, .live, run.directory).validation, to: each) }
    }

    private typealias Owner = (id: String, kind: ValidationRow.Kind, directory: String)

    private func tell(
        _ found: Validation,
        to each: (Validation) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        if case .unreadable = found.found {} else { try note(found) }
        try each(found)
    }

    private func note(_ found: Validation) throws(IndexerError) {
        try writer.writeIndex { (index, _) throws(StoreError) in try index.put(found.row(at: now)) }
    }

    private func ownersToValidate() throws(IndexerError) -> [Owner] {
        let countMax = ValidationTurns.countMax + validation.unreadable.count
        let owners = try IndexerError.inStore { () throws(StoreError) in
            try writer.index.runsToValidate(all: false, countMax: countMax).map {
                ($0.id, .live, $0.directory) as Owner
            }
                + writer.index.unvalidatedImports(countMax: countMax).map { ($0, .imported, "") as Owner }
        }
        return owners.filter { !validation.unreadable.contains($0.id) }
    }

    // MARK: - One of them

    private func validate(
        _ owner: String,
        _ kind: ValidationRow.Kind,
        _ directory: String
    ) throws(IndexerError) -> (validation: Validation, bytes: Int64) {
        switch kind {
        case .live:
            return try found(owner, .live) { () throws(IndexerError) in
                let facts = try RunFacts(RunPaths(directory: directory), on: disk)
                let comparison = try RunValidation(facts: facts, writer: writer, disk: disk, clock: clock).compare()
                let bytes = facts.state.stdoutBytes + facts.state.stderrBytes
                return (.live(comparison), bytes)
            }
        case .imported:
            return try validate(owner) { () throws(IndexerError) in try copy(of: owner) }
        }
    }

    private func copy(of owner: String) throws(IndexerError) -> ImportedCopy {
        let folder = ImportFolder(paths.home.imports, on: disk)
        let id: Identifier
        do throws(IdentifierError) { id = try Identifier(owner) } catch { throw .name(error) }
        guard let copy = try folder.copy(id) else { throw .changedMeanwhile(path: "\(folder.path)/\(id)") }
        return copy
    }

    private func validate(
        _ owner: String,
        _ copy: () throws(IndexerError) -> ImportedCopy
    ) throws(IndexerError) -> (validation: Validation, bytes: Int64) {
        try found(owner, .imported) { () throws(IndexerError) in
            let copy = try copy()
            return (.imported(try verify(copy)), copy.bytes)
        }
    }

    /// One whose file cannot be read does not keep the others from being looked at.
    private func found(
        _ owner: String,
        _ kind: ValidationRow.Kind,
        _ look: () throws(IndexerError) -> (Validation.Found, Int64)
    ) throws(IndexerError) -> (validation: Validation, bytes: Int64) {
        do throws(IndexerError) {
            let (found, bytes) = try look()
            return (Validation(owner: owner, kind: kind, found: found), bytes)
        } catch {
            if case .store = error { throw error }
            return (Validation(owner: owner, kind: kind, found: .unreadable("\(error)")), 0)
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
