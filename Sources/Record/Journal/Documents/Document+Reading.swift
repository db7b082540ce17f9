package import Platform

extension Document {
    /// Reads the file of a run or session that stands at the path.
    package static func read(_ path: String, on disk: any Disk) throws(JournalError) -> Self {
        let bytes = try onDisk { () throws(PlatformError) in
            try disk.readAll(path, bytesMax: DocumentLimits.bytesMax)
        }
        return try Self(parsing: bytes, file: path)
    }
}
