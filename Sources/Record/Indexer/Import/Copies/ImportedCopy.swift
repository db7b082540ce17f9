package import Domain
import Journal
import Packing
import Platform

/// The copy of a transcript in `imports/<id>/`: its bytes, and in `meta.json` where they came from.
package struct ImportedCopy: Sendable {
    package let id: Identifier
    package let folder: String
    package let metadata: ImportMetadata
    let disk: any Disk

    init(id: Identifier, folder: String, metadata: ImportMetadata, disk: any Disk) {
        self.id = id
        self.folder = folder
        self.metadata = metadata
        self.disk = disk
    }

    /// The one that counts.
    package var version: CopyVersion { metadata.versions[metadata.versions.count - 1] }

    package var bytes: Int64 { version.bytes }

    /// Nothing where a newer program wrote it in a way that is not known here.
    package var format: TranscriptFormat? { metadata.format.known }

    /// Its lines from a byte on.
    package func lines(from offset: Int64 = 0) throws(IndexerError) -> SourceLines<CopyBytes> {
        SourceLines(try content(), from: offset)
    }

    package func content() throws(IndexerError) -> CopyBytes { try content(of: version) }

    /// All of it at once, for what is one value; an error where that is more than `bytesMax`.
    package func whole(bytesMax: Int) throws(IndexerError) -> [UInt8] { try whole(version, bytesMax: bytesMax) }

    func whole(_ version: CopyVersion, bytesMax: Int) throws(IndexerError) -> [UInt8] {
        var source = try content(of: version)
        return try source.whole(bytesMax: bytesMax, of: path(of: version))
    }

    func content(of version: CopyVersion) throws(IndexerError) -> CopyBytes {
        try CopyBytes(path(of: version), bytes: version.bytes, on: disk)
    }

    func path(of version: CopyVersion) -> String { "\(folder)/\(version.file)" }
}
