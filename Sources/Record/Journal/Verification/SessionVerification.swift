import Domain
package import Platform

/// Reads a whole session directory and tells what is whole, torn, missing, damaged or edited.
package enum SessionVerification {
    package static func check(_ paths: SessionPaths, disk: any Disk) throws(JournalError) -> Verification {
        var findings: [Finding] = []
        let metadata = read("meta.json", paths.metadata, disk, &findings) { (bytes, file) throws(JournalError) in
            try SessionMetadata(parsing: bytes, file: file)
        }
        if let metadata { findings += self.findings(of: metadata, in: paths) }
        let lastSequence = read("state.json", paths.state, disk, &findings) { (bytes, file) throws(JournalError) in
            try SessionState(parsing: bytes, file: file).lastEventSeq
        }
        var eventCount: Int64 = 0
        if try onDisk({ () throws(PlatformError) in try disk.exists(paths.journal) }) {
            let journal = try JournalExtent(of: paths.journal, on: disk)
            eventCount = journal.eventCount
            findings += JournalFindings.findings(of: journal, file: "journal.jsonl")
            findings += holes(in: journal, lastSequence ?? 0)
        } else {
            findings.append(Finding(.missing, "journal.jsonl", "it is not there"))
        }
        findings += try ErasureFindings.findings(in: paths.directory, on: disk)
        return Verification(
            directory: paths.directory,
            kind: .session,
            id: metadata?.session.text,
            eventCount: eventCount,
            chunkCount: 0,
            bytesRead: 0,
            findings: findings
        )
    }

    private static func findings(of metadata: SessionMetadata, in paths: SessionPaths) -> [Finding] {
        var findings: [Finding] = []
        if !metadata.isKnownLayout {
            let told = "layout \"\(metadata.layoutVersion)\" is newer; what is known of it was checked"
            findings.append(Finding(.note, "meta.json", told))
        }
        let name = FilePath.name(of: paths.directory)
        if metadata.session.text != name {
            let told = "it names session \(metadata.session), the directory is \(name)"
            findings.append(Finding(.edited, "meta.json", told))
        }
        return findings
    }

    /// A session has its sequence for itself, so its count is its last number.
    private static func holes(in journal: JournalExtent, _ lastSequence: Int64) -> [Finding] {
        guard journal.damages.isEmpty else { return [] }
        let missing = max(journal.lastSequence, lastSequence) - journal.eventCount
        return missing > 0 ? [Finding(.damaged, "journal.jsonl", "\(missing) events are missing")] : []
    }

    private static func read<T>(
        _ name: String,
        _ path: String,
        _ disk: any Disk,
        _ findings: inout [Finding],
        _ parse: (_ bytes: [UInt8], _ file: String) throws(JournalError) -> T
    ) -> T? {
        do {
            let bytes = try onDisk { () throws(PlatformError) in
                try disk.readAll(path, bytesMax: DocumentLimits.bytesMax)
            }
            return try parse(bytes, name)
        } catch {
            findings.append(Finding(error.isMissing ? .missing : .damaged, name, "\(error)"))
            return nil
        }
    }
}
