package import Domain
import Platform
import Store

extension ImportFolder {
    /// So many different files that begin with the same line are told apart.
    static var sameLineMax: Int { 10_000 }

    /// Copies what is new of a file; nothing where there is nothing to be copied yet.
    package func take(
        _ path: String,
        as format: TranscriptFormat,
        now: WallTime
    ) throws(IndexerError) -> TakenCopy? {
        try take(path, as: format, now: now, into: nil)
    }

    /// The same; a new copy that the batch takes is not handed over before that is settled.
    func take(
        _ path: String,
        as format: TranscriptFormat,
        now: WallTime,
        into batch: CopyBatch?
    ) throws(IndexerError) -> TakenCopy? {
        let file = try IndexerError.onDisk { () throws(PlatformError) in try disk.openFile(path, .readQuietly) }
        let (status, head) = try IndexerError.onDisk { () throws(PlatformError) in
            (
                try disk.status(of: file),
                try format.isLines ? TranscriptHead.read(file, on: disk) : TranscriptHead.readWhole(file, on: disk)
            )
        }
        var source = PlainBytes(file, bytes: status.bytes, on: disk)
        let end =
            format.growth == .appended
            ? try SettledEnd.find(in: &source, modified: status.modified, now: now) : status.bytes
        guard end > 0 else { return nil }
        let identity = TranscriptRecognition().identity(of: head, format, path: path)
        let isSmall = end <= CopyBatch.copyBytesMax
        let (copy, change) = try take(
            &source,
            upTo: end,
            identity,
            named: path,
            // A clock that was wrong when it was written puts nothing into the future.
            writtenAt: min(status.modified, now),
            now: now,
            into: isSmall ? batch : nil
        )
        let row = ImportedFileRow(path: path, status, format: format.rawValue, importID: copy.id.text)
        let waiting = status.bytes - end
        let taken = TakenCopy(copy: copy, change: change, waitingBytes: waiting, fileRows: waiting == 0 ? [row] : [])
        guard change == .new, isSmall, let batch else { return taken }
        batch.add(taken)
        return nil
    }

    /// The same for bytes of any kind whose identity is known.
    func take<Source: ByteSource & ~Copyable>(
        _ source: inout Source,
        upTo end: Int64,
        _ identity: ImportIdentity,
        named path: String,
        writtenAt: WallTime? = nil,
        updatedAt: WallTime? = nil,
        now: WallTime,
        into batch: CopyBatch? = nil
    ) throws(IndexerError) -> (copy: ImportedCopy, change: CopyChange) {
        for count in 0..<Self.sameLineMax {
            let id: Identifier
            do { id = try identity.id(after: count) } catch { throw .name(error) }
            if let batch, batch.holds(id) { try batch.settle() }
            guard let known = try copy(id) else {
                var metadata = ImportMetadata(identity, id: id, path: path, now: now)
                (metadata.writtenAt, metadata.sourceUpdatedAt) = (writtenAt, updatedAt)
                metadata.versions = [CopyVersion(number: 1, bytes: 0, copiedAt: now)]
                return try begin(metadata, id, &source, upTo: end, now: now, into: batch)
            }
            guard let difference = try difference(of: &source, upTo: end, from: known) else { continue }
            return try goOn(known, difference, &source, upTo: end, named: path, updatedAt: updatedAt, now: now)
        }
        throw .tooManyAlike(path: path)
    }

    private func begin<Source: ByteSource & ~Copyable>(
        _ metadata: ImportMetadata,
        _ id: Identifier,
        _ source: inout Source,
        upTo end: Int64,
        now: WallTime,
        into batch: CopyBatch?
    ) throws(IndexerError) -> (copy: ImportedCopy, change: CopyChange) {
        let folder = "\(self.path)/\(id.text)"
        let toMake = batch == nil ? folder : self.path
        try IndexerError.onDisk { () throws(PlatformError) in try disk.makeFolders(toMake) }
        var writing = CopyWriting(disk: disk, id: id, folder: folder, metadata: metadata)
        if let batch {
            writing.folder = try batch.prepare(id)
            writing.isSynchronized = false
        }
        try writing.append(&source, upTo: end, named: metadata.paths[0], now: now)
        return (ImportedCopy(id: id, folder: folder, metadata: writing.metadata, disk: disk), .new)
    }

    private func goOn<Source: ByteSource & ~Copyable>(
        _ known: ImportedCopy,
        _ difference: CopyDifference,
        _ source: inout Source,
        upTo end: Int64,
        named path: String,
        updatedAt: WallTime?,
        now: WallTime
    ) throws(IndexerError) -> (copy: ImportedCopy, change: CopyChange) {
        var metadata = known.metadata
        let isElsewhere = metadata.note(path: path)
        let isLater = updatedAt != metadata.sourceUpdatedAt
        metadata.sourceUpdatedAt = updatedAt
        var writing = CopyWriting(disk: disk, id: known.id, folder: known.folder, metadata: metadata)
        switch difference {
        case .none:
            if isElsewhere || isLater { try writing.write() }
            return (writing.copy, .unchanged)
        case .longer:
            try writing.append(&source, upTo: end, named: path, now: now)
            return (writing.copy, .grown(from: known.bytes))
        case .other:
            let number = metadata.versions.count + 1
            writing.metadata.versions.append(CopyVersion(number: number, bytes: 0, copiedAt: now))
            try writing.append(&source, upTo: end, named: path, now: now)
            return (writing.copy, .replaced)
        }
    }

    /// What the source has that the copy has not; nil where they are two different transcripts.
    func difference<Source: ByteSource & ~Copyable>(
        of source: inout Source,
        upTo end: Int64,
        from known: ImportedCopy
    ) throws(IndexerError) -> CopyDifference? {
        guard known.format?.growth == .rewritten else {
            var content = try known.content()
            return try CopyDifference.ofLines(&source, upTo: end, from: &content)
        }
        for version in known.metadata.versions.reversed() where version.bytes == end {
            var content = try known.content(of: version)
            if try CopyDifference.isSame(&source, upTo: end, as: &content) { return CopyDifference.none }
        }
        return .other
    }
}
