import Domain
import JSON
import Platform

/// The sessions in a folder of opencode's older JSON files: a file for each session, message and part.
struct OpenCodeStorage {
    private static let fileBytesMax = 64 << 20

    private let folder: String
    private let disk: any Disk

    init(_ folder: String, on disk: any Disk) {
        self.folder = folder
        self.disk = disk
    }

    /// A file that cannot be read as a session is passed over.
    func sessions() throws(IndexerError) -> [OpenCodeSession] {
        var found: [OpenCodeSession] = []
        for project in try names(in: "\(folder)/session") {
            for name in try names(in: "\(folder)/session/\(project)") where name.hasSuffix(".json") {
                let path = "\(folder)/session/\(project)/\(name)"
                if let session = try session(at: path) { found.append(session) }
            }
        }
        return found
    }

    /// Hands over the lines of a session.
    func write(
        _ session: OpenCodeSession,
        _ write: (UnsafeRawBufferPointer) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        guard let file = session.file else { return }
        try writeFile(file, write)
        let messages = try names(in: "\(folder)/message/\(session.id)").filter { $0.hasSuffix(".json") }
        for message in messages { try writeFile("\(folder)/message/\(session.id)/\(message)", write) }
        for message in messages {
            let parts = "\(folder)/part/\(message.dropLast(".json".count))"
            for part in try names(in: parts) where part.hasSuffix(".json") { try writeFile("\(parts)/\(part)", write) }
        }
    }

    private func session(at path: String) throws(IndexerError) -> OpenCodeSession? {
        let bytes = try read(path)
        let value = Deliberate.ignore(because: "what opencode was about to write is read the next time") {
            () throws(JSONError) in try JSONReader.read(bytes)
        }
        // The id names folders, and must not lead out of this one.
        guard let id = value?["id"]?.stringValue,
            Deliberate.ignore(
                because: "a session that is named so strangely is none",
                { () throws(IdentifierError) in try Identifier(id) }
            ) != nil
        else { return nil }
        let updated = value?["time"]?["updated"]?.integerValue
        return OpenCodeSession(id: id, updatedAt: OpenCodeSession.time(updated), file: path)
    }

    private func writeFile(
        _ path: String,
        _ write: (UnsafeRawBufferPointer) throws(IndexerError) -> Void
    ) throws(IndexerError) {
        let line = try OneLine.of(read(path)) + [UInt8(ascii: "\n")]
        try line.withUnsafeBufferPointer { (bytes) throws(IndexerError) in try write(UnsafeRawBufferPointer(bytes)) }
    }

    private func read(_ path: String) throws(IndexerError) -> [UInt8] {
        try IndexerError.onDisk { () throws(PlatformError) in try disk.readAll(path, bytesMax: Self.fileBytesMax) }
    }

    /// Nothing where there is no such folder.
    private func names(in folder: String) throws(IndexerError) -> [String] {
        try IndexerError.onDisk { () throws(PlatformError) in
            try disk.status(of: folder)?.kind == .folder ? try disk.list(folder) : []
        }
    }
}
