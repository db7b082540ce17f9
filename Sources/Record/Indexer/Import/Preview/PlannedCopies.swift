import Domain
import Platform
import Store

/// Tells which copies an import would make, without making any: what is the longer form of what, in the home and among
/// the files themselves. The same decisions as `ImportFolder.take` comes to.
struct PlannedCopies {
    private let folder: ImportFolder
    private let index: Connection?
    private let now: WallTime
    private var planned: [String: PlannedCopy] = [:]
    private var disk: any Disk { folder.disk }

    /// What would become of a file, and what would be read of it.
    struct Step {
        let change: CopyChange
        /// The copy as it lies there, where an import that was stopped has not read all of it.
        var unread: ImportedCopy?
        let source: PreviewSource
        /// Up to where a file is taken.
        let end: Int64
    }

    init(in folder: ImportFolder, index: Connection?, now: WallTime) {
        self.folder = folder
        self.index = index
        self.now = now
    }

    /// Nothing where there is nothing to be copied yet.
    mutating func take(_ path: String, as format: TranscriptFormat) throws(IndexerError) -> Step? {
        let file = try IndexerError.onDisk { () throws(PlatformError) in try disk.openFile(path, .readQuietly) }
        let status = try IndexerError.onDisk { () throws(PlatformError) in try disk.status(of: file) }
        let identity = try identity(of: file, format, path)
        var source = PlainBytes(file, bytes: status.bytes, on: disk)
        let end =
            format.growth == .appended
            ? try SettledEnd.find(in: &source, modified: status.modified, now: now) : status.bytes
        guard end > 0 else { return nil }
        let content = PlannedCopy.Content.file(path, bytes: end)
        for count in 0..<ImportFolder.sameLineMax {
            let id = try Self.id(identity, after: count)
            guard let known = try copy(id) else {
                var copy = PlannedCopy(format: format, undated: min(status.modified, now), known: nil)
                copy.contents = [content]
                return try step(.new, id, copy, path, end)
            }
            guard let difference = try difference(of: &source, upTo: end, from: known) else { continue }
            var copy = known
            switch difference {
            case .none: return try step(.unchanged, id, copy, path, end)
            case .longer:
                copy.contents = [content]
                return try step(.grown(from: 0), id, copy, path, end)
            case .other:
                copy.contents.append(content)
                return try step(.replaced, id, copy, path, end)
            }
        }
        throw .tooManyAlike(path: path)
    }

    /// The same for a session of opencode, with what its lines come to where that is asked for.
    mutating func take(
        _ session: OpenCodeSession,
        named path: String,
        _ digest: () throws(IndexerError) -> LinesDigest
    ) throws(IndexerError) -> Step {
        let identity = ImportIdentity(.opencodeSession, conversation: session.id, firstLine: [], path: path)
        let id = try Self.id(identity, after: 0)
        let known = try copy(id)
        if let known, let then = known.updatedAt, let updatedAt = session.updatedAt, updatedAt <= then {
            return try step(.unchanged, id, known, path, .max)
        }
        var copy = known ?? PlannedCopy(format: .opencodeSession, undated: now, known: nil)
        copy.updatedAt = session.updatedAt
        let told = try digest()
        if try has(copy, told) { return try step(.unchanged, id, copy, path, .max) }
        copy.contents.append(.lines(told))
        return try step(known == nil ? .new : .replaced, id, copy, path, .max)
    }

    /// The versions of a document that count no more and were not read as such, with where the rest of them begins.
    func older(than step: Step) throws(IndexerError) -> [(ImportedCopy, CopyVersion)] {
        guard let copy = planned[step.source.id], let known = copy.known, copy.format.growth == .rewritten else {
            return []
        }
        var versions = known.metadata.versions
        if copy.contents.isEmpty { versions.removeLast() }
        var unread: [(ImportedCopy, CopyVersion)] = []
        for version in versions where try row("\(step.source.id)/\(version.file)")?.isFinished != true {
            unread.append((known, version))
        }
        return unread
    }

    // MARK: - What is there

    private static func id(_ identity: ImportIdentity, after count: Int) throws(IndexerError) -> Identifier {
        do { return try identity.id(after: count) } catch { throw .name(error) }
    }

    /// Of lines the conversation is not looked for: they are known again by the first of them alone.
    private func identity(
        of file: borrowing FileDescriptor,
        _ format: TranscriptFormat,
        _ path: String
    ) throws(IndexerError) -> ImportIdentity {
        let isLines = format.growth == .appended
        let head: TranscriptHead
        do throws(PlatformError) {
            head =
                try isLines
                ? TranscriptHead.readFirstLine(file, on: disk) : TranscriptHead.readWhole(file, on: disk)
        } catch { throw .disk(error) }
        guard isLines else { return TranscriptRecognition().identity(of: head, format, path: path) }
        return ImportIdentity(format, conversation: nil, firstLine: head.firstLine, path: path)
    }

    private func copy(_ id: Identifier) throws(IndexerError) -> PlannedCopy? {
        if let copy = planned[id.text] { return copy }
        guard let known = try folder.copy(id), let format = known.format else { return nil }
        var copy = PlannedCopy(format: format, undated: known.metadata.undated, known: known)
        copy.updatedAt = known.metadata.sourceUpdatedAt
        return copy
    }

    private func difference(
        of source: inout PlainBytes,
        upTo end: Int64,
        from copy: PlannedCopy
    ) throws(IndexerError) -> CopyDifference? {
        for case .file(let path, let bytes) in copy.contents.reversed() {
            var content = try PlainBytes(path, bytesMax: bytes, on: disk)
            guard copy.format.growth == .rewritten else {
                return try CopyDifference.ofLines(&source, upTo: end, from: &content)
            }
            if try CopyDifference.isSame(&source, upTo: end, as: &content) { return CopyDifference.none }
        }
        guard let known = copy.known else { return .other }
        return try folder.difference(of: &source, upTo: end, from: known)
    }

    private func has(_ copy: PlannedCopy, _ told: LinesDigest) throws(IndexerError) -> Bool {
        for case .lines(let digest) in copy.contents where digest == told { return true }
        guard let known = copy.known else { return false }
        for version in known.metadata.versions.reversed() where version.bytes == told.bytes {
            var digest = LinesDigest()
            var lines = SourceLines(try known.content(of: version))
            while let line = try lines.next() {
                if case .line(let bytes, _) = line { digest.add(bytes) }
            }
            if digest == told { return true }
        }
        return false
    }

    // MARK: - What is read

    private mutating func step(
        _ change: CopyChange,
        _ id: Identifier,
        _ copy: PlannedCopy,
        _ path: String,
        _ end: Int64
    ) throws(IndexerError) -> Step {
        var copy = copy
        let cursor = change == .replaced ? 0 : try cursor(id.text, copy)
        var unread: ImportedCopy?
        if change == .unchanged {
            if copy.contents.isEmpty, let known = copy.known, cursor < known.bytes { unread = known }
            copy.readEnd = max(cursor, copy.known?.bytes ?? 0)
        } else {
            copy.readEnd = end
        }
        planned[id.text] = copy
        let source = PreviewSource(id: id.text, path: path, format: copy.format, undated: copy.undated, cursor: cursor)
        return Step(change: change, unread: unread, source: source, end: end)
    }

    /// How far the copy is rows.
    private func cursor(_ id: String, _ copy: PlannedCopy) throws(IndexerError) -> Int64 {
        if let readEnd = copy.readEnd { return readEnd }
        guard let row = try row(id) else { return 0 }
        let version = copy.known?.version.file ?? CopyVersion(number: 1, bytes: 0, copiedAt: now).file
        return copy.format.growth == .rewritten && row.state != version ? 0 : row.byteOffset
    }

    private func row(_ source: String) throws(IndexerError) -> SourceRow? {
        guard let index else { return nil }
        return try IndexerError.inStore { () throws(StoreError) in try index.source(source) }
    }
}
