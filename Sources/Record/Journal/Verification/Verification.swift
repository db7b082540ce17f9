package import JSON

/// What verifying one directory told.
package struct Verification: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case run
        case session
        /// The directory is neither, or nothing in it tells which.
        case unknown
    }

    package let directory: String
    package let kind: Kind
    /// The run's or session's id, where it can be read.
    package let id: String?
    package let eventCount: Int64
    package let chunkCount: Int64
    package let bytesRead: Int64
    package let findings: [Finding]

    package init(
        directory: String,
        kind: Kind,
        id: String?,
        eventCount: Int64,
        chunkCount: Int64,
        bytesRead: Int64,
        findings: [Finding]
    ) {
        self.directory = directory
        self.kind = kind
        self.id = id
        self.eventCount = eventCount
        self.chunkCount = chunkCount
        self.bytesRead = bytesRead
        self.findings = findings
    }

    /// Of a directory of which nothing could be read but why.
    init(unreadable directory: String, kind: Kind, _ finding: Finding) {
        self.init(
            directory: directory,
            kind: kind,
            id: nil,
            eventCount: 0,
            chunkCount: 0,
            bytesRead: 0,
            findings: [finding]
        )
    }

    package var worst: Severity? { findings.map(\.severity).max() }

    package var isDamaged: Bool { worst?.isDamage ?? false }

    /// One word for the whole directory.
    package var word: String {
        guard let worst, worst != .note else { return "whole" }
        return worst.rawValue
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("schema", "roost.verification/1")
        list.add("directory", directory)
        list.add("kind", kind.rawValue)
        list.add("id", id)
        list.add("result", word)
        list.add("events", eventCount)
        list.add("chunks", chunkCount)
        list.add("bytes", bytesRead)
        list.add("findings", findings.map(\.json))
        return list.object
    }
}
