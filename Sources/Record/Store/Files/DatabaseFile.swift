package import Platform

/// The file of a database, and those that SQLite keeps beside it.
package enum DatabaseFile {
    /// What is put behind the file's own name.
    package static let companions = ["-wal", "-shm", "-journal"]

    /// As what errors name it.
    static func absolute(_ path: String) -> String {
        "\(FilePath.resolved(FilePath.folder(of: path)))/\(FilePath.name(of: path))"
    }

    /// As SQLite is told how to open it.
    static func uri(_ file: String, _ parameters: String) -> String {
        let escaped = file.reduce(into: "") { text, character in
            switch character {
            case "%": text += "%25"
            case "?": text += "%3f"
            case "#": text += "%23"
            default: text.append(character)
            }
        }
        return "file:\(escaped)?\(parameters)"
    }

    /// The path that SQLite is to open: absolute, with the links of its folders followed and none in the last place. A
    /// file that is missing is made where that is meant, empty and private.
    package static func prepare(
        _ path: String,
        for purpose: Connection.Purpose,
        on disk: any Disk
    ) throws(StoreError) -> String {
        let file = absolute(path)
        let folder = FilePath.folder(of: file)
        let kind = try StoreError.wrapping { () throws(PlatformError) in try SharedDisk.kind(under: folder, on: disk) }
        if let kind { throw .sharedDisk(file: file, kind: kind) }
        let status = try StoreError.wrapping { () throws(PlatformError) in try disk.status(of: file) }
        if status == nil, purpose != .create { throw .missing(file: file) }
        // SQLite would remove a WAL beside an empty file.
        if status?.bytes ?? 0 == 0, try wasLeftOpen(file, on: disk) {
            throw .damaged(file: file, findings: ["its WAL is there without it"])
        }
        if status != nil { return file }
        try StoreError.wrapping { () throws(PlatformError) in try disk.createFile(file, with: []) }
        return file
    }

    /// There is a WAL: whoever had it open last was killed, unless somebody has it open now.
    static func wasLeftOpen(_ file: String, on disk: any Disk) throws(StoreError) -> Bool {
        let status = try StoreError.wrapping { () throws(PlatformError) in try disk.status(of: file + "-wal") }
        return status.map { $0.bytes > 0 } ?? false
    }
}
